// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/trackers/ackee.h"

#include "core/base/json/json_writer.h"
#include "core/base/text/ascii.h"
#include "core/http/message/status.h"
#include "core/protocol/trackers/tracked/tracked_event.h"

#include <algorithm>
#include <array>

namespace footfall {

namespace {

TrackerReading refusedByAckee(std::string_view why)
{
    JsonWriter json;
    json.beginObject().key("errors").beginArray().beginObject().key("message").text(why);
    json.endObject().endArray().endObject();
    return refusedWith(
        HttpResponse::json(status::badRequest, QByteArray::fromStdString(json.take())));
}

HttpResponse createdByAckee(std::string_view mutation, std::string_view id)
{
    JsonWriter json;
    json.beginObject().key("data").beginObject().key(mutation).beginObject();
    json.key("payload").beginObject().key("id").text(id).endObject();
    json.endObject().endObject().endObject();
    return HttpResponse::json(status::ok, QByteArray::fromStdString(json.take()));
}

HttpResponse updatedByAckee(std::string_view mutation)
{
    JsonWriter json;
    json.beginObject().key("data").beginObject().key(mutation).beginObject();
    json.key("success").boolean(true).endObject().endObject().endObject();
    return HttpResponse::json(status::ok, QByteArray::fromStdString(json.take()));
}

Tracked ackeeRecord(simdjson::dom::element json)
{
    Tracked tracked;
    tracked.url = textAt(json, {"/variables/input/siteLocation"});
    tracked.referrer = textAt(json, {"/variables/input/siteReferrer"});
    return tracked;
}

/// It names no page.
Tracked ackeeAction(simdjson::dom::element json)
{
    Tracked tracked;
    tracked.type = textAt(json, {"/variables/input/key"});
    tracked.url = "/";
    return tracked;
}

Tracked ackeeUpdate(simdjson::dom::element json)
{
    Tracked tracked;
    tracked.session = textAt(json, {"/variables/recordId", "/variables/actionId"});
    tracked.url = "/";
    return tracked;
}

struct AckeeMutation
{
    std::string_view name;
    Tracked (*read)(simdjson::dom::element json);
    bool isUpdate;
};

constexpr std::array ackeeMutations{
    AckeeMutation{"createRecord", ackeeRecord, false},
    AckeeMutation{"updateRecord", ackeeUpdate, true},
    AckeeMutation{"createAction", ackeeAction, false},
    AckeeMutation{"updateAction", ackeeUpdate, true},
};

} // namespace

TrackerReading readAckee(const HttpRequest& request, TrackerContext& context)
{
    const JsonParser::Parsed parsed = context.json.parseCopy(viewOf(request.body));
    if (!parsed)
        return refusedByAckee(parsed.error());
    const std::string_view query = textAt(*parsed, {"/query"});
    const auto found = std::find_if(
        ackeeMutations.begin(), ackeeMutations.end(),
        [query](const AckeeMutation& each) { return query.find(each.name) != query.npos; });
    if (found == ackeeMutations.end())
        return refusedByAckee(
            "query: createRecord, updateRecord, createAction or updateAction is needed");
    const Tracked tracked = found->read(*parsed);
    if (found->isUpdate && tracked.session.empty())
        return refusedByAckee("variables: an id is needed");
    Result<Event> event = eventOf(tracked, context);
    const std::string session = event ? event->sessionId : std::string();
    const std::string_view value = textAt(*parsed, {"/variables/input/value"});
    if (event && !value.empty())
        addOwn(*event, "value", value);
    TrackerReading reading;
    const std::string complaint = keep(reading, std::move(event), !found->isUpdate);
    if (!complaint.empty())
        return refusedByAckee(complaint);
    reading.answer =
        found->isUpdate ? updatedByAckee(found->name) : createdByAckee(found->name, session);
    return reading;
}

} // namespace footfall
