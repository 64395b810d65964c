// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/dashboards/dashboard_request.h"

#include "core/base/json/json_document.h"
#include "core/base/text/page_name.h"
#include "core/base/text/text_rules.h"
#include "core/protocol/dashboards/analytics_json.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace footfall {

namespace {

constexpr std::size_t eventsInAnswer = 50;
constexpr std::size_t sessionsInAnswer = 50;
constexpr std::size_t stepsInAnswer = 20;
constexpr std::size_t actionCharacters = 128;

/// The value under `key`, at the top level or under "data".
QJsonValue find(const QJsonObject& frame, QLatin1String key)
{
    const QJsonValue top = frame.value(key);
    return top.isUndefined() ? frame.value(QLatin1String("data")).toObject().value(key) : top;
}

std::string textOf(const QJsonObject& object, QLatin1String key)
{
    return object.value(key).toString().toStdString();
}

/// A filter that no event could pass for its texts are none that events have is a bad one.
bool isGood(const SnapshotFilter& filter)
{
    return keyFault(filter.site.value_or(""), maxLength::site).empty() &&
           keyFault(filter.country.only(), maxLength::place).empty() &&
           keyFault(filter.page.only(), maxLength::page).empty();
}

SnapshotFilter readFilter(const QJsonObject& filter)
{
    SnapshotFilter result;
    if (const QJsonValue site = filter.value(QLatin1String("site")); site.isString())
        result.site = site.toString().toStdString();
    result.country = textOf(filter, QLatin1String("country"));
    result.page = pageName(textOf(filter, QLatin1String("page")));
    return isGood(result) ? result : SnapshotFilter();
}

std::string jsonOf(const QJsonValue& value)
{
    // A document is an object or an array.
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2).toStdString();
}

DashboardRequest readAction(const QJsonObject& frame)
{
    const QJsonValue action = find(frame, QLatin1String("action"));
    if (!action.isString() || std::size_t(action.toString().size()) > actionCharacters)
        return BadRequest{"track_dashboard_action: \"action\" is missing or longer than " +
                          std::to_string(actionCharacters) + " characters"};
    TrackAction track{action.toString().toStdString(),
                      jsonOf(find(frame, QLatin1String("details")))};
    keepShown(track.action);
    keepShown(track.details);
    return track;
}

void writeFilter(JsonWriter& json, const SnapshotFilter& filter)
{
    json.key("filter").beginObject();
    if (filter.site)
        json.key("site").text(*filter.site);
    json.textIfAny("country", filter.country.only()).textIfAny("page", filter.page.only());
    json.endObject();
}

void writeFound(JsonWriter& json, const Snapshot& found)
{
    json.key("events").beginArray();
    for (std::size_t i = 0; i < std::min(found.events.size(), eventsInAnswer); ++i)
        writeEvent(json, *found.events[i].event);
    json.endArray().key("sessions").beginArray();
    for (const SessionView& session : found.sessions)
        writeSession(json, session);
    json.endArray();
    if (found.sessionsTruncated)
        json.key("truncated").boolean(true);
}

} // namespace

DashboardRequest readDashboardRequest(const QByteArray& frame)
{
    const Result<QJsonDocument> document = readJson(frame);
    if (!document)
        return BadRequest{document.error()};
    if (!document->isObject())
        return BadRequest{"A JSON object with a \"type\" is needed"};
    return readDashboardRequest(document->object());
}

DashboardRequest readDashboardRequest(const QJsonObject& frame)
{
    const QString type = frame.value(QLatin1String("type")).toString();
    if (type == QLatin1String("request_detailed_stats"))
        return DetailedStatsRequest{readFilter(find(frame, QLatin1String("filter")).toObject())};
    if (type == QLatin1String("track_dashboard_action"))
        return readAction(frame);
    return BadRequest{"Unknown message type: \"" + type.left(64).toStdString() + "\""};
}

std::string detailedStats(const LiveModel& model, const SnapshotFilter& filter)
{
    SnapshotRequest request;
    request.filter = filter;
    request.sessions = sessionsInAnswer;
    request.steps = stepsInAnswer;
    request.rows = 100;
    request.events = 1000;
    request.alerts = 0;
    const Snapshot found = model.snapshot(request);

    JsonWriter json;
    json.beginObject();
    writeFilter(json, filter);
    writeFound(json, found);
    json.key("summary").beginObject().key("totalActive").number(found.active);
    json.key("totalToday").number(found.visitorsToday).endObject().key("pagesVisited");
    writePages(json, found, broadcastBudget.pageBytes);
    json.key("totalFiltered").number(std::int64_t(found.events.size()));
    return json.endObject().take();
}

} // namespace footfall
