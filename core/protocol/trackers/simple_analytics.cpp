// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/trackers/simple_analytics.h"

#include "core/base/text/ascii.h"
#include "core/http/message/status.h"
#include "core/protocol/trackers/tracked/tracked_event.h"

namespace footfall {

namespace {

/// It sends the campaign's keys by themselves, with their "utm_" or without.
QByteArray simpleQuery(const HttpRequest& request)
{
    QByteArray query;
    for (const char* key : {"source", "medium", "campaign", "term", "content"}) {
        QByteArray value = request.queryValue(key);
        if (value.isEmpty())
            value = request.queryValue(std::string("utm_").append(key));
        if (!value.isEmpty())
            query += QByteArray("&utm_") + key + '=' + value.toPercentEncoding();
    }
    return query.mid(1);
}

/// Without its scheme, as it was taken off.
QByteArray simpleReferrer(const HttpRequest& request)
{
    const QByteArray referrer = request.queryValue("referrer");
    return referrer.isEmpty() || referrer.contains("://") ? referrer : "https://" + referrer;
}

/// What somebody added, a JSON object.
std::optional<simdjson::dom::element> simpleMetadata(const HttpRequest& request, JsonParser& json)
{
    const QByteArray text = request.queryValue("metadata");
    const JsonParser::Parsed parsed = json.parseCopy(viewOf(text));
    return parsed && parsed->is_object() ? std::optional(*parsed) : std::nullopt;
}

} // namespace

TrackerReading readSimpleAnalytics(const HttpRequest& request, TrackerContext& context)
{
    const QByteArray type = request.queryValue("type");
    const QByteArray name = request.queryValue("event");
    const QByteArray path = request.queryValue("path");
    const QByteArray site = request.queryValue("hostname");
    const QByteArray referrer = simpleReferrer(request);
    const QByteArray query = simpleQuery(request);
    TrackerReading reading;
    reading.answer = pixel();
    if (request.queryValue("bot") == "true" || type == "error")
        return reading;
    const bool isAppend = type == "append";
    Tracked tracked;
    tracked.site = viewOf(site);
    tracked.referrer = viewOf(referrer);
    tracked.query = viewOf(query);
    tracked.url = path.isEmpty() && type != "pageview" ? "/" : viewOf(path);
    tracked.routesByHash = true; // it sends what is behind '#' only where that is so
    if (type == "event")
        tracked.type = viewOf(name);
    if (!isAppend)
        tracked.properties = simpleMetadata(request, context.json);
    const std::string complaint = keep(reading, eventOf(tracked, context), !isAppend);
    return complaint.empty() ? reading : refusedInText(complaint);
}

TrackerReading readSimpleAppend(const HttpRequest& request, TrackerContext& context)
{
    const JsonParser::Parsed parsed = context.json.parseCopy(viewOf(request.body));
    if (!parsed)
        return refusedInText(parsed.error());
    if (textAt(*parsed, {"/type"}) != "append")
        return refusedInText("type: append is needed");
    Tracked tracked;
    tracked.site = textAt(*parsed, {"/hostname"});
    tracked.url = "/";
    TrackerReading reading;
    reading.answer = plainText(status::ok, "");
    const std::string complaint = keep(reading, eventOf(tracked, context), false);
    return complaint.empty() ? reading : refusedInText(complaint);
}

} // namespace footfall
