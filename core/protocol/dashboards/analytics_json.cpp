// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/dashboards/analytics_json.h"

#include <cmath>
#include <unordered_map>

namespace footfall {

namespace {

/// {label: count}, as far as the budget goes; what is left of `total` goes to "(other)".
template <typename LabelOf>
void writeCounts(JsonWriter& json, const std::vector<CountRow>& rows, std::int64_t total,
                 std::size_t budget, LabelOf labelOf)
{
    const std::size_t end = json.size() + budget;
    json.beginObject();
    for (const CountRow& row : rows) {
        const std::string label = labelOf(row);
        // Escaping can make six bytes of one.
        if (row.label == otherLabel || json.size() + 6 * label.size() > end)
            continue;
        total -= row.count;
        json.key(label).number(row.count);
    }
    if (total > 0)
        json.key(otherLabel).number(total);
    json.endObject();
}

std::int64_t sumOf(const std::vector<CountRow>& rows)
{
    std::int64_t sum = 0;
    for (const CountRow& row : rows)
        sum += row.count;
    return sum;
}

} // namespace

void writeMetadata(JsonWriter& json, const std::vector<MetadataEntry>& metadata)
{
    json.beginObject();
    for (const MetadataEntry& entry : metadata) {
        json.key(entry.key);
        entry.isText ? json.text(entry.value) : json.raw(entry.value);
    }
    json.endObject();
}

void writeEvent(JsonWriter& json, const Event& event)
{
    json.beginObject();
    json.key("type").text(event.type).key("page").text(event.page);
    json.key("sessionId").text(event.sessionId);
    json.key("timestamp").time(event.timestamp).key("receivedAt").time(event.receivedAt);
    json.textIfAny("country", event.country);
    json.textIfAny("city", event.city);
    json.textIfAny("visitorId", event.visitorId);
    json.textIfAny("eventId", event.eventId);
    json.textIfAny("site", event.site);
    if (event.simulated)
        json.key("simulated").boolean(true);
    writeMetadata(json.key("metadata"), event.metadata);
    json.endObject();
}

void writeJourney(JsonWriter& json, const std::vector<StepView>& journey)
{
    json.beginArray();
    for (const StepView& step : journey)
        json.text(step.page);
    json.endArray();
}

void writeSession(JsonWriter& json, const SessionView& session)
{
    json.beginObject().key("sessionId").text(session.sessionId);
    writeJourney(json.key("journey"), session.journey);
    json.key("currentPage").text(session.currentPage);
    json.key("startTime").time(session.startedAt);
    json.key("lastActivity").time(session.lastActivityAt);
    json.key("country").text(session.country);
    json.textIfAny("city", session.city);
    json.textIfAny("site", session.site);
    json.key("active").boolean(session.active);
    if (session.simulated)
        json.key("simulated").boolean(true);
    writeMetadata(json.key("metadata"), session.metadata);
    json.key("duration").number(session.durationSeconds).endObject();
}

bool writeSessions(JsonWriter& json, const std::vector<SessionView>& sessions, std::size_t budget)
{
    const std::size_t end = json.size() + budget;
    bool fits = true;
    json.beginArray();
    for (const SessionView& session : sessions) {
        JsonWriter one;
        writeSession(one, session);
        fits = json.size() + one.size() <= end;
        if (!fits)
            break;
        json.raw(one.str());
    }
    json.endArray();
    return fits;
}

void writePages(JsonWriter& json, const Snapshot& snapshot, std::size_t budgetBytes)
{
    std::unordered_map<std::string_view, int> sitesWithPage;
    for (const CountRow& row : snapshot.pagesToday)
        ++sitesWithPage[row.label];
    writeCounts(json, snapshot.pagesToday, snapshot.pageViewsToday, budgetBytes,
                [&](const CountRow& row) {
                    return sitesWithPage[row.label] > 1 ? row.site + row.label : row.label;
                });
}

void writeStats(JsonWriter& json, const Snapshot& snapshot, const StatsBudget& budget)
{
    json.key("totalActive").number(snapshot.active);
    json.key("totalToday").number(snapshot.visitorsToday);
    json.key("pagesVisited");
    writePages(json, snapshot, budget.pageBytes);
    json.key("activeSessions");
    writeSessions(json, snapshot.sessions, budget.sessionBytes);
    json.key("connectedDashboards").number(snapshot.dashboards);
    json.key("countries");
    writeCounts(json, snapshot.countries, sumOf(snapshot.countries), budget.countryBytes,
                [](const CountRow& row) { return row.label; });
    json.key("eventsToday").number(snapshot.eventsToday);
    json.key("visitorsLastMinute").number(snapshot.visitorsLastMinute);
    if (snapshot.visitorsEstimated)
        json.key("totalTodayEstimated").boolean(true);
    if (snapshot.simulated)
        json.key("simulated").boolean(true);
}

void writeUsual(JsonWriter& json, const Snapshot& snapshot)
{
    if (!snapshot.usualActive || !snapshot.usualPerMinute) {
        json.null();
        return;
    }
    const auto write = [&](std::string_view key, const Usual& usual) {
        json.key(key).beginObject().key("level").decimal(usual.level);
        json.key("low").decimal(usual.low).key("high").decimal(usual.high).endObject();
    };
    json.beginObject();
    write("active", *snapshot.usualActive);
    write("newPerMinute", *snapshot.usualPerMinute);
    json.endObject();
}

void writeAction(JsonWriter& json, const ActionUpdate& update)
{
    json.beginObject().key("action").text(update.action).key("details");
    if (update.details.empty())
        json.null();
    else
        json.raw(update.details);
    json.key("timestamp").time(update.at).endObject();
}

} // namespace footfall
