// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/trackers/posthog.h"

#include "core/base/json/json_writer.h"
#include "core/base/text/ascii.h"
#include "core/http/message/status.h"
#include "core/protocol/trackers/tracked/tracked_event.h"

namespace footfall {

namespace {

TrackerReading refusedByPostHog(std::string_view why, int status = status::badRequest,
                                std::int64_t parts = 1)
{
    JsonWriter json;
    json.beginObject().key("type").text("validation_error").key("code").text("invalid_payload");
    json.key("detail").text(why).endObject();
    return refusedWith(HttpResponse::json(status, QByteArray::fromStdString(json.take())), parts);
}

QByteArray postHogJson(const HttpRequest& request)
{
    if (!request.body.startsWith("data="))
        return request.body;
    const QByteArray data = request.formValue("data");
    return data.startsWith('{') || data.startsWith('[') ? data : QByteArray::fromBase64(data);
}

bool isPostHogs(std::string_view key)
{
    return key.starts_with('$') || key == "token" || key == "distinct_id" || key == "title";
}

/// What it calls its own events, in our words; empty: nothing that is counted. Whoever leaves a
/// page may be on the way to the next: `$pageleave` ends nothing.
std::string_view postHogType(std::string_view name)
{
    if (!name.starts_with('$'))
        return name;
    if (name == "$pageview" || name == "$screen")
        return "pageview";
    return {};
}

/// Servers name neither page nor session.
Tracked postHogTracked(simdjson::dom::element json, std::string_view name)
{
    Tracked tracked;
    tracked.url = name == "$screen"
                      ? textAt(json, {"/properties/$screen_name"})
                      : textAt(json, {"/properties/$current_url", "/properties/$pathname"});
    if (tracked.url.empty() && name != "$pageview")
        tracked.url = "/";
    tracked.referrer = textAt(json, {"/properties/$referrer"});
    tracked.visitor = textAt(json, {"/distinct_id", "/properties/distinct_id"});
    tracked.session = textAt(json, {"/properties/$session_id"});
    if (tracked.session.empty())
        tracked.session = tracked.visitor;
    tracked.eventId = textAt(json, {"/uuid"});
    tracked.agent = textAt(json, {"/properties/$raw_user_agent", "/properties/$user_agent"});
    return tracked;
}

std::string readPostHogEvent(simdjson::dom::element json, TrackerContext& context,
                             TrackerReading& reading)
{
    const std::string_view name = textAt(json, {"/event"});
    if (name.empty())
        return "event: a name is needed";
    const std::string_view type = postHogType(name);
    Tracked tracked = postHogTracked(json, name);
    if (!type.empty())
        tracked.type = type;
    simdjson::dom::object properties;
    if (!type.empty() && json["properties"].get(properties) == simdjson::SUCCESS)
        tracked.properties = ownOf(properties, isPostHogs, context.inner);
    return keep(reading, eventOf(tracked, context), !type.empty());
}

TrackerReading readPostHogList(simdjson::dom::array list, TrackerContext& context)
{
    if (list.size() > context.maxEvents)
        return refusedByPostHog("more events than one request may have", status::contentTooLarge);
    TrackerReading reading;
    const std::string complaint = readEach(list, reading, [&](simdjson::dom::element each) {
        return readPostHogEvent(each, context, reading);
    });
    if (!complaint.empty())
        return refusedByPostHog(complaint, status::badRequest, reading.refused);
    reading.answer = HttpResponse::json(status::ok, QByteArrayLiteral("{\"status\":\"Ok\"}"));
    return reading;
}

} // namespace

TrackerReading readPostHog(const HttpRequest& request, TrackerContext& context)
{
    const QByteArray body = postHogJson(request);
    const JsonParser::Parsed parsed = context.json.parseCopy(viewOf(body));
    if (!parsed)
        return refusedByPostHog(parsed.error());
    simdjson::dom::array list;
    if (parsed->get(list) == simdjson::SUCCESS || (*parsed)["batch"].get(list) == simdjson::SUCCESS)
        return readPostHogList(list, context);
    TrackerReading reading;
    if (const std::string complaint = readPostHogEvent(*parsed, context, reading);
        !complaint.empty())
        return refusedByPostHog(complaint);
    reading.answer = HttpResponse::json(status::ok, QByteArrayLiteral("{\"status\":\"Ok\"}"));
    return reading;
}

TrackerReading readPostHogConfig(const HttpRequest&, TrackerContext&)
{
    TrackerReading reading;
    reading.answer = HttpResponse::json(
        status::ok,
        QByteArrayLiteral(
            "{\"supportedCompression\":[\"gzip\",\"gzip-js\"],\"hasFeatureFlags\":false}"));
    return reading;
}

} // namespace footfall
