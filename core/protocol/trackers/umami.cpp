// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/trackers/umami.h"

#include "core/base/json/json_writer.h"
#include "core/base/text/ascii.h"
#include "core/http/message/status.h"
#include "core/protocol/trackers/tracked/tracked_event.h"

#include <optional>

namespace footfall {

namespace {

TrackerReading refusedByUmami(std::string_view why, int status = status::badRequest)
{
    JsonWriter json;
    json.beginObject().key("error").beginObject();
    json.key("message").text(why).key("code").text(
        status == status::badRequest ? "bad-request" : "payload-too-large");
    json.key("status").number(std::int64_t(status)).endObject().endObject();
    return refusedWith(HttpResponse::json(status, QByteArray::fromStdString(json.take())));
}

/// Its site is named by a number that says nothing to a person; the host of the page does.
std::string_view umamiSite(simdjson::dom::object payload)
{
    const std::string_view host = textOf(payload, {"hostname"});
    return host.empty() ? textOf(payload, {"website"}) : host;
}

Tracked trackedOf(simdjson::dom::object payload)
{
    Tracked tracked;
    // What a server sends names no page.
    tracked.url = textOf(payload, {"url"});
    if (tracked.url.empty())
        tracked.url = "/";
    tracked.referrer = textOf(payload, {"referrer"});
    tracked.site = umamiSite(payload);
    tracked.visitor = textOf(payload, {"id"});
    tracked.agent = textOf(payload, {"userAgent"});
    if (const std::string_view name = textOf(payload, {"name"}); !name.empty())
        tracked.type = name;
    simdjson::dom::element data;
    if (payload["data"].get(data) == simdjson::SUCCESS && data.is_object())
        tracked.properties = data;
    return tracked;
}

/// One {"type", "payload"}; the session that it is of, or what is wrong.
Result<std::string> readSend(simdjson::dom::element json, const TrackerContext& context,
                             TrackerReading& reading)
{
    simdjson::dom::object payload;
    if (json["payload"].get(payload) != simdjson::SUCCESS)
        return Error{"payload: an object is needed"};
    simdjson::dom::object object;
    if (json.get(object) != simdjson::SUCCESS)
        return Error{"an object is needed"};
    const std::string_view type = textOf(object, {"type"});
    Tracked tracked = trackedOf(payload);
    if (type != "event")
        tracked.properties.reset(); // who somebody is, or how fast a page was: they are there
    Result<Event> event = eventOf(tracked, context);
    if (!event)
        return Error{event.error()};
    std::string session = event->sessionId;
    if (type == "event")
        reading.events.push_back(std::move(*event));
    else
        reading.present.push_back({event->site, event->sessionId});
    return session;
}

} // namespace

TrackerReading readUmami(const HttpRequest& request, TrackerContext& context)
{
    const JsonParser::Parsed parsed = context.json.parseCopy(viewOf(request.body));
    if (!parsed)
        return refusedByUmami(parsed.error());
    TrackerReading reading;
    const Result<std::string> session = readSend(*parsed, context, reading);
    if (!session)
        return refusedByUmami(session.error());
    JsonWriter json;
    // What comes back as `cache` is echoed by the tracker, and read by nobody here.
    json.beginObject().key("cache").text(*session).key("sessionId").text(*session);
    json.key("visitId").text(*session).endObject();
    reading.answer = HttpResponse::json(status::ok, QByteArray::fromStdString(json.take()));
    return reading;
}

TrackerReading readUmamiBatch(const HttpRequest& request, TrackerContext& context)
{
    const JsonParser::Parsed parsed = context.json.parseCopy(viewOf(request.body));
    if (!parsed)
        return refusedByUmami(parsed.error());
    simdjson::dom::array all;
    if (parsed->get(all) != simdjson::SUCCESS)
        return refusedByUmami("an array is needed");
    if (all.size() > context.maxEvents)
        return refusedByUmami("more events than one request may have", status::contentTooLarge);
    TrackerReading reading;
    JsonWriter details;
    details.beginArray();
    std::int64_t index = 0;
    std::string last;
    for (const simdjson::dom::element each : all) {
        const Result<std::string> session = readSend(each, context, reading);
        if (session) {
            last = *session;
        } else {
            ++reading.refused;
            details.beginObject().key("index").number(index).key("response").beginObject();
            details.key("error").text(session.error()).endObject().endObject();
        }
        ++index;
    }
    details.endArray();
    JsonWriter json;
    json.beginObject().key("size").number(index).key("processed").number(index - reading.refused);
    json.key("errors").number(reading.refused).key("details").raw(details.str());
    json.textIfAny("cache", last).endObject();
    reading.answer = HttpResponse::json(status::ok, QByteArray::fromStdString(json.take()));
    return reading;
}

} // namespace footfall
