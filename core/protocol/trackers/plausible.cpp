// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/trackers/plausible.h"

#include "core/base/json/json_writer.h"
#include "core/base/text/ascii.h"
#include "core/http/message/status.h"
#include "core/protocol/trackers/tracked/tracked_event.h"

#include <optional>

namespace footfall {

namespace {

/// Sent while a page is read and when it goes: how long, and how far down.
constexpr std::string_view readingOn = "engagement";

TrackerReading refusedByPlausible(std::string_view field, std::string_view why)
{
    JsonWriter json;
    json.beginObject().key("errors").beginObject();
    json.key(field).beginArray().text(why).endArray().endObject().endObject();
    return refusedWith(
        HttpResponse::json(status::badRequest, QByteArray::fromStdString(json.take())));
}

/// An object, or the text of one.
std::optional<simdjson::dom::element> propertiesOf(simdjson::dom::object event, JsonParser& inner)
{
    for (const std::string_view key : {"p", "props", "m", "meta"}) {
        simdjson::dom::element found;
        if (event[key].get(found) != simdjson::SUCCESS || found.is_null())
            continue;
        std::string_view text;
        if (found.get(text) != simdjson::SUCCESS)
            return found;
        const JsonParser::Parsed parsed = inner.parseCopy(text);
        return parsed ? *parsed : found;
    }
    return std::nullopt;
}

/// Of a list of sites, the first.
std::string_view plausibleSite(simdjson::dom::object event)
{
    std::string_view sites = textOf(event, {"d", "domain"});
    return trimmed(takeUntil(sites, ','));
}

} // namespace

TrackerReading readPlausible(const HttpRequest& request, TrackerContext& context)
{
    const JsonParser::Parsed parsed = context.json.parseCopy(viewOf(request.body));
    if (!parsed)
        return refusedByPlausible("body", parsed.error());
    simdjson::dom::object object;
    if (parsed->get(object) != simdjson::SUCCESS)
        return refusedByPlausible("body", "an object is needed");
    Tracked tracked;
    tracked.type = textOf(object, {"n", "name"});
    tracked.url = textOf(object, {"u", "url"});
    tracked.referrer = textOf(object, {"r", "referrer"});
    tracked.site = plausibleSite(object);
    std::int64_t byHash = 0;
    bool routes = false;
    tracked.routesByHash = (object["h"].get(byHash) == simdjson::SUCCESS && byHash == 1) ||
                           (object["h"].get(routes) == simdjson::SUCCESS && routes);
    const bool isEngagement = tracked.type == readingOn;
    if (!isEngagement)
        tracked.properties = propertiesOf(object, context.inner);
    Result<Event> event = eventOf(tracked, context);
    if (!event)
        return refusedByPlausible(tracked.type.empty() ? "name" : "event", event.error());
    TrackerReading reading;
    reading.answer = plainText(status::accepted, "ok");
    if (isEngagement)
        reading.present.push_back({event->site, event->sessionId});
    else
        reading.events.push_back(std::move(*event));
    return reading;
}

} // namespace footfall
