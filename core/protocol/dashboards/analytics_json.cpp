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

std::string atSite(const Alert& alert)
{
    return alert.site.empty() ? "" : " on " + alert.site;
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

std::string_view alertLevel(Alert::Kind kind)
{
    switch (kind) {
    case Alert::Kind::Spike:
    case Alert::Kind::NotStored:
        return "warning";
    case Alert::Kind::Milestone:
        return "milestone";
    case Alert::Kind::Evicted:
    case Alert::Kind::Cleared:
    case Alert::Kind::ClockSetBack:
    case Alert::Kind::StoredAgain:
        break;
    }
    return "info";
}

std::string alertMessage(const Alert& alert)
{
    switch (alert.kind) {
    case Alert::Kind::Spike:
        return "Visitor spike" + atSite(alert) + ": " + std::to_string(alert.visitorsLastMinute) +
               " in the last minute, expected about " +
               std::to_string(std::llround(alert.expected));
    case Alert::Kind::Milestone:
        return "Milestone" + atSite(alert) + ": " + std::to_string(alert.value) +
               " visitors active at once";
    case Alert::Kind::Cleared:
        return "The live statistics were cleared";
    case Alert::Kind::ClockSetBack:
        return "The clock was set back: the live statistics begin anew";
    case Alert::Kind::NotStored:
        return "Events cannot be stored and are refused; it is tried again";
    case Alert::Kind::StoredAgain:
        return "Events are stored again";
    case Alert::Kind::Evicted:
        break;
    }
    if (alert.value == 1)
        return "Too many live sessions: the one that was idle longest is no longer shown";
    return "Too many live sessions: the " + std::to_string(alert.value) +
           " that were idle longest are no longer shown";
}

void writeAlert(JsonWriter& json, const Alert& alert)
{
    json.beginObject().key("level").text(alertLevel(alert.kind));
    json.key("message").text(alertMessage(alert)).key("details").beginObject();
    json.key("visitorsLastMinute").number(alert.visitorsLastMinute);
    json.key("activeVisitors").number(alert.activeVisitors);
    if (alert.kind == Alert::Kind::Spike)
        json.key("expected").decimal(alert.expected);
    else
        json.key("value").number(alert.value);
    json.textIfAny("site", alert.site);
    json.textIfAny("page", alert.page);
    json.key("timestamp").time(alert.at).endObject().endObject();
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
