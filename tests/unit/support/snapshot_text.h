// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/ranking_fields.h"
#include "tests/unit/support/moment_text.h"

#include <sstream>
#include <string>

namespace footfall {

/// A request for nearly all that a model can show.
inline SnapshotRequest everything()
{
    SnapshotRequest request;
    request.sessions = 10'000;
    request.steps = 200;
    request.events = 1'000;
    request.rows = 1'000;
    request.alerts = 1'000;
    return request;
}

inline std::string textOf(const SessionView& session)
{
    std::ostringstream out;
    out << session.visit << ' ' << session.site << '/' << session.sessionId << ' '
        << session.visitorId << ' ' << session.currentPage << ' ' << session.country << ' '
        << session.city << ' ' << session.device << ' ' << session.referrer << ' '
        << session.campaign << ' ' << session.browser << ' ' << session.system << ' '
        << session.entryPage << ' ' << session.active
        << session.simulated << ' ' << session.startedAt << ' ' << session.lastActivityAt << ' '
        << session.durationSeconds << ' ' << session.steps << ' ' << session.foldedSteps;
    for (const MetadataEntry& entry : session.metadata)
        out << ' ' << entry.key << '=' << entry.value << entry.isText;
    for (const StepView& step : session.journey) {
        out << " > " << step.page << ' ' << step.at << ' ' << step.dwell << ' ' << step.moreClicks;
        for (const ClickView& click : step.clicks)
            out << " *" << click.element << ' ' << click.at << click.isOwn;
    }
    return out.str();
}

/// All of a snapshot, a line for each value, but its sequence: that tells how often it was looked
/// whether something changed.
inline std::string textOf(const Snapshot& now)
{
    std::ostringstream out;
    out << "at " << now.at << "\nactive " << now.active << "\nvisitors " << now.visitorsToday
        << now.visitorsEstimated << "\nviews " << now.pageViewsToday << "\nevents "
        << now.eventsToday << "\nminute " << now.visitorsLastMinute << "\nrate "
        << now.eventsPerSecond << "\nduration " << now.meanDurationSeconds << "\nevicted " << now.evictedSessions << "\nsimulated "
        << now.simulated << "\never " << now.eventsEver << "\nmatching " << now.sessionsMatching
        << '\n';
    const auto usual = [&](const char* name, const std::optional<Usual>& one) {
        if (one)
            out << name << ' ' << one->level << ' ' << one->low << ' ' << one->high << '\n';
    };
    usual("usual active", now.usualActive);
    usual("usual per minute", now.usualPerMinute);
    for (const UsualPoint& point : now.usualHours)
        usual("usual hour", point.usual);
    for (const SeriesPoint& point : now.series)
        out << "series " << point.at << ' ' << point.active << ' ' << point.pageViews << ' '
            << point.events << ' ' << point.goals << '\n';
    for (const FeedItem& item : now.events)
        out << "event " << item.number << ' ' << item.event->type << ' ' << item.event->page << ' '
            << item.event->sessionId << ' ' << item.event->site << ' ' << item.event->country << ' '
            << item.event->eventId << ' ' << item.event->timestamp << ' ' << item.event->receivedAt
            << ' ' << item.event->metadata.size() << '\n';
    for (const SessionView& session : now.sessions)
        out << "session " << textOf(session) << '\n';
    const auto rows = [&](const char* name, const std::vector<CountRow>& all) {
        for (const CountRow& row : all)
            out << name << ' ' << row.site << ' ' << row.label << ' ' << row.count << '\n';
    };
    for (const RankingField& field : rankingFields) {
        rows(field.nowName.data(), now.*field.now);
        rows(field.todayName.data(), now.*field.today);
    }
    rows("site", now.sites);
    for (const GoalView& goal : now.goals)
        out << "goal " << goal.site << ' ' << goal.name << ' ' << goal.eventsToday << ' '
            << goal.visitorsToday << ' ' << goal.visitorsInAll << ' ' << goal.since << ' '
            << goal.lastAt.value_or(epoch) << '\n';
    for (const Alert& alert : now.alerts)
        out << "alert " << alert.id << ' ' << int(alert.kind) << ' ' << alert.at << ' '
            << alert.site << ' ' << alert.visitorsLastMinute << ' ' << alert.activeVisitors << ' '
            << alert.expected << ' ' << alert.value << ' ' << alert.page << '\n';
    return out.str();
}

} // namespace footfall
