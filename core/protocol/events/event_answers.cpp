// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/events/event_answers.h"

#include "core/http/message/status.h"
#include "core/protocol/dashboards/analytics_json.h"

namespace footfall {

namespace {

/// Beyond it only their number is told.
constexpr std::size_t rejectionsTold = 1000;

std::string errorBody(std::string_view message)
{
    JsonWriter json;
    return json.beginObject().key("error").text(message).endObject().take();
}

void writeRejected(JsonWriter& json, const std::vector<RejectedEvent>& rejected)
{
    json.key("rejected").beginArray();
    for (std::size_t i = 0; i < std::min(rejected.size(), rejectionsTold); ++i) {
        json.beginObject().key("index").number(std::int64_t(rejected[i].index));
        json.key("error").text(rejected[i].error).endObject();
    }
    json.endArray();
    if (rejected.size() > rejectionsTold)
        json.key("rejectedInAll").number(std::int64_t(rejected.size()));
}

} // namespace

bool isRefused(const EventBatch& batch)
{
    return !batch.error.empty() || (!batch.isBatch && batch.accepted.empty());
}

JsonAnswer refusedEvents(const EventBatch& batch)
{
    if (!batch.error.empty())
        return {batch.tooMany ? status::contentTooLarge : status::badRequest,
                errorBody(batch.error)};
    return {status::badRequest, errorBody(batch.rejected.front().error)};
}

JsonAnswer acceptedEvents(const EventBatch& batch, TimeMs now)
{
    JsonWriter json;
    json.beginObject().key("success").boolean(true);
    if (batch.isBatch) {
        json.key("accepted").number(std::int64_t(batch.accepted.size()));
        writeRejected(json, batch.rejected);
    } else {
        json.key("event");
        writeEvent(json, batch.accepted.front());
    }
    return {200, json.key("timestamp").time(now).endObject().take()};
}

} // namespace footfall
