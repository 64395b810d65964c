// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/archive/archive_json.h"

#include "core/protocol/dashboards/analytics_json.h"

namespace footfall {

namespace {

void writeStep(JsonWriter& json, const StepView& step)
{
    json.beginObject().key("page").text(step.page).key("at").time(step.at);
    json.key("dwellMs").number(step.dwell);
    json.key("clicks").beginArray();
    for (const ClickView& click : step.clicks)
        json.beginObject().key("element").text(click.element).key("at").time(click.at).endObject();
    json.endArray();
    if (step.moreClicks > 0)
        json.key("moreClicks").number(step.moreClicks);
    json.endObject();
}

/// The members that a list shows as well, into the object that is open.
void writeSummary(JsonWriter& json, const SessionView& visit)
{
    json.key("visit").number(std::int64_t(visit.visit));
    json.key("sessionId").text(visit.sessionId);
    json.textIfAny("visitorId", visit.visitorId);
    json.key("currentPage").text(visit.currentPage);
    json.key("startTime").time(visit.startedAt);
    json.key("lastActivity").time(visit.lastActivityAt);
    json.key("country").text(visit.country);
    json.textIfAny("city", visit.city);
    json.textIfAny("device", visit.device);
    json.textIfAny("referrer", visit.referrer);
    json.textIfAny("campaign", visit.campaign);
    json.textIfAny("browser", visit.browser);
    json.textIfAny("system", visit.system);
    json.textIfAny("site", visit.site);
    json.key("active").boolean(visit.active);
    json.key("duration").number(visit.durationSeconds);
}

} // namespace

void writeHistory(JsonWriter& json, const History& history)
{
    json.beginArray();
    for (const HistoryPoint& point : history.points) {
        json.beginObject().key("at").time(point.at);
        json.key("visitors").number(point.visitors).key("pageViews").number(point.pageViews);
        json.key("events").number(point.events).key("sessions").number(point.sessions);
        json.key("concurrents").number(point.peakActive).endObject();
    }
    json.endArray();
}

void writeVisit(JsonWriter& json, const SessionView& visit)
{
    json.beginObject();
    writeSummary(json, visit);
    writeJourney(json.key("journey"), visit.journey);
    json.key("steps").beginArray();
    for (const StepView& step : visit.journey)
        writeStep(json, step);
    json.endArray();
    json.key("foldedSteps").number(visit.foldedSteps).endObject();
}

std::uint64_t writeVisits(JsonWriter& json, const VisitsFound& found, std::size_t budget)
{
    const std::size_t end = json.size() + budget;
    std::uint64_t next = found.next;
    std::uint64_t last = 0;
    json.beginArray();
    for (const SessionView& visit : found.visits) {
        JsonWriter one;
        one.beginObject();
        writeSummary(one, visit);
        one.endObject();
        if (last != 0 && json.size() + one.size() > end) {
            next = last;
            break;
        }
        json.raw(one.str());
        last = visit.visit;
    }
    json.endArray();
    return next;
}

} // namespace footfall
