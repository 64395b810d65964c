// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/trackers/segment.h"

#include "core/base/json/json_writer.h"
#include "core/base/text/ascii.h"
#include "core/http/message/status.h"
#include "core/protocol/trackers/tracked/tracked_event.h"

#include <algorithm>
#include <array>

namespace footfall {

namespace {

TrackerReading refusedBySegment(std::string_view why, int status = status::badRequest,
                                std::int64_t parts = 1)
{
    JsonWriter json;
    json.beginObject().key("success").boolean(false).key("message").text(why).endObject();
    return refusedWith(HttpResponse::json(status, QByteArray::fromStdString(json.take())), parts);
}

/// Of a page, which tells these beside what is its own.
bool isSegments(std::string_view key)
{
    constexpr std::array keys{"url", "path", "referrer", "title", "search", "name", "category"};
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool isNobodys(std::string_view)
{
    return false;
}

/// A call that names no type is of the one that its path names; the script's paths are the first
/// letters of the others.
std::string_view segmentType(simdjson::dom::element json, std::string_view path)
{
    if (const std::string_view type = textAt(json, {"/type"}); !type.empty())
        return type;
    const std::string_view last = path.substr(path.rfind('/') + 1);
    constexpr std::array types{"page", "screen", "track", "identify", "group", "alias"};
    const auto found = std::find_if(types.begin(), types.end(), [last](std::string_view type) {
        return last == type || last == type.substr(0, 1);
    });
    return found == types.end() ? std::string_view() : std::string_view(*found);
}

/// Servers name no page; an app's screen has a name only.
Tracked segmentTracked(simdjson::dom::element json, std::string_view type)
{
    Tracked tracked;
    tracked.url = textAt(json, {"/context/page/url", "/context/page/path"});
    if (type == "page")
        tracked.url = textAt(json, {"/properties/url", "/context/page/url", "/properties/path",
                                    "/context/page/path", "/name"});
    else if (type == "screen")
        tracked.url = textAt(json, {"/name", "/properties/name"});
    else if (tracked.url.empty())
        tracked.url = "/";
    if (type == "track")
        tracked.type = textAt(json, {"/event"});
    tracked.referrer = type == "page"
                           ? textAt(json, {"/properties/referrer", "/context/page/referrer"})
                           : textAt(json, {"/context/page/referrer"});
    tracked.session = textAt(json, {"/anonymousId", "/userId"});
    tracked.visitor = textAt(json, {"/userId", "/anonymousId"});
    tracked.eventId = textAt(json, {"/messageId"});
    tracked.agent = textAt(json, {"/context/userAgent"});
    return tracked;
}

std::string readSegmentCall(simdjson::dom::element json, std::string_view path,
                            TrackerContext& context, TrackerReading& reading)
{
    if (!json.is_object())
        return "an object is needed";
    const std::string_view type = segmentType(json, path);
    if (type.empty())
        return "type: a text is needed";
    const bool isPage = type == "page" || type == "screen";
    const bool isOurs = isPage || type == "track";
    Tracked tracked = segmentTracked(json, type);
    simdjson::dom::object properties;
    if (isOurs && json["properties"].get(properties) == simdjson::SUCCESS)
        tracked.properties = ownOf(properties, isPage ? isSegments : isNobodys, context.inner);
    return keep(reading, eventOf(tracked, context), isOurs);
}

} // namespace

TrackerReading readSegment(const HttpRequest& request, TrackerContext& context)
{
    const JsonParser::Parsed parsed = context.json.parseCopy(viewOf(request.body));
    if (!parsed)
        return refusedBySegment(parsed.error());
    const std::string_view path = viewOf(request.path);
    TrackerReading reading;
    const auto readOne = [&](simdjson::dom::element call) {
        return readSegmentCall(call, path, context, reading);
    };
    simdjson::dom::array batch;
    const bool isBatch = (*parsed)["batch"].get(batch) == simdjson::SUCCESS;
    if (isBatch && batch.size() > context.maxEvents)
        return refusedBySegment("more calls than one request may have", status::contentTooLarge);
    const std::string complaint = isBatch ? readEach(batch, reading, readOne) : readOne(*parsed);
    if (!complaint.empty())
        return refusedBySegment(complaint, status::badRequest, isBatch ? reading.refused : 1);
    reading.answer = HttpResponse::json(status::ok, QByteArrayLiteral("{\"success\":true}"));
    return reading;
}

} // namespace footfall
