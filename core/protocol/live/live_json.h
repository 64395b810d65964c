// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json/json_writer.h"
#include "core/source/history.h"
#include "core/source/snapshot.h"

#include <string>
#include <vector>

namespace footfall {

// The words of `/api/live` (core/protocol/live/README.md) as JSON. Pure functions, any thread. What
// has no value is left out, as the page says.

/// EVENT.
std::string liveEvent(const FeedItem& item);
/// ALERT.
std::string liveAlert(const Alert& alert);
/// VIEWER.
std::string liveViewer(const ViewerView& viewer);

/// How much of a SESSION is told.
enum class SessionDetail
{
    WithJourney,
    WithJourneyAndMetadata,
    WithoutJourney
};

/// SESSION. Of the journey as many of the newest steps as fit into `journeyBytes`; clicks that do
/// not fit are counted in `moreClicks`.
std::string liveSession(const SessionView& session, SessionDetail detail, std::size_t journeyBytes);

/// `totals`, every number.
std::string liveTotals(const Snapshot& snapshot);
/// `usualHours`: [[at, level, low, high], …].
std::string liveUsualHours(const std::vector<UsualPoint>& hours);
/// What alerts there would have been: `{"site","from","to","since","sites","quiet":{"count",
/// "alerts":[ALERT…]},"normal":…,"keen":…}`.
void writeComparison(JsonWriter& json, const AlertComparison& comparison);
/// `{"others":"normal","sites":{"shop":"keen"}}`.
void writeSensitivities(JsonWriter& json, const Sensitivities& sensitivities);

/// `{"id":17,"seenAt":…,"mutedUntil":…}`.
std::string liveAlertHandling(const Alert& alert);
/// `openAlerts`: [ALERT, …], those that fit into `bytes`.
std::string liveOpenAlerts(const std::vector<Alert>& alerts, std::size_t bytes);
/// `goals`: [GOAL, …], those that fit into `bytes`.
std::string liveGoals(const std::vector<GoalView>& goals, std::size_t bytes);
/// One point of `series`.
std::string livePoint(const SeriesPoint& point);
/// [[label, count], …], or [[label, count, site], …] of pages; without the rows that do not fit
/// into `bytes`.
std::string liveRows(const std::vector<CountRow>& rows, bool arePages, std::size_t bytes);
/// The same of referrers, with their kind: "direct", "search", "social", "mail" or "other".
std::string liveReferrers(const std::vector<CountRow>& rows, std::size_t bytes);

/// `pageDetail`; each of its lists in at most `bytes`.
std::string livePageDetail(const PageDetail& detail, std::size_t bytes);
/// CARD.
std::string liveSiteCard(const SiteCard& card);

/// `points` of `history`.
void writeLivePoints(JsonWriter& json, const std::vector<HistoryPoint>& points);

} // namespace footfall
