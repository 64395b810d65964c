// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/alerts/alert_comparison.h"
#include "core/source/moment.h"
#include "core/source/snapshot.h"
#include "core/source/trouble/causes.h"

#include <QMetaType>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace footfall {

/// What somebody wants to know of the past.
struct HistoryRequest
{
    /// Nothing: all sites together.
    std::optional<std::string> site;
    /// A whole minute; the first bucket begins here.
    TimeMs from;
    /// The last bucket begins before this.
    TimeMs to;
    /// Length of a bucket: a whole number of minutes.
    DurationMs step = 60'000;

    bool operator==(const HistoryRequest&) const = default;
};

/// One bucket of history. What nothing is known of is zero.
struct HistoryPoint
{
    TimeMs at;
    /// Visitors seen for the first time on their day in this bucket: the buckets of a day add up to
    /// the visitors of that day.
    std::int64_t visitors = 0;
    std::int64_t pageViews = 0;
    std::int64_t events = 0;
    /// Sessions begun.
    std::int64_t sessions = 0;
    /// Concurrents: most sessions active at one moment.
    std::int64_t peakActive = 0;

    bool operator==(const HistoryPoint&) const = default;
};

struct History
{
    HistoryRequest request;
    /// One a bucket, without gaps, oldest first.
    std::vector<HistoryPoint> points;
};

/// A search among the visits of the past, newest first.
struct VisitQuery
{
    std::optional<std::string> site;
    /// Receipt of a visit's first event; epoch: no bound.
    TimeMs from;
    TimeMs to;
    /// Part of a session or visitor id, a label (country, city, referrer, device, campaign, browser,
    /// system), first or last page, any case. Empty: every visit.
    std::string text;
    /// Visits with a smaller number only: `VisitsFound::next` of the answer before. 0: the newest.
    std::uint64_t before = 0;
    std::size_t limit = 100;

    bool operator==(const VisitQuery&) const = default;
};

struct VisitsFound
{
    VisitQuery query;
    /// Without their journeys.
    std::vector<SessionView> visits;
    /// Where to go on; 0: there are no more.
    std::uint64_t next = 0;
};

/// One visit, with its whole journey.
struct VisitRequest
{
    std::uint64_t visit = 0;

    bool operator==(const VisitRequest&) const = default;
};

/// Something that an operator noted at a moment, to be seen in the charts.
struct Mark
{
    static constexpr std::size_t maxTextBytes = 200;

    TimeMs at;
    /// Empty: of all sites.
    std::string site;
    /// One line.
    std::string text;

    bool operator==(const Mark&) const = default;
};

/// What is wrong with a mark, as "text: one line is needed"; empty when nothing is.
std::string markFault(const Mark& mark);

/// What can be asked about the past.
using PastQuestion =
    std::variant<HistoryRequest, VisitQuery, VisitRequest, AlertReplayRequest, MomentRequest>;

/// How what is kept on disk stands.
struct StoreState
{
    enum class Phase : std::uint8_t
    {
        None,    ///< nothing is kept: --in-memory
        Keeping, ///< every acknowledged event is on disk
        Failing  ///< nothing can be written now: events are refused until it can
    };
    Phase phase = Phase::None;
    /// How long the last commit took; 0 before the first one.
    double commitMs = 0;
    /// Failing: why, and what to do, for logs and programs, in English (it quotes the system).
    std::string detail = {};
    /// Events that are shown but not on disk: lost if Footfall ends before they are.
    std::int64_t unkept = 0;
    /// What the operator should know of the way the store was opened, as of a damaged file that was
    /// moved aside; in English, empty when all was well.
    std::string note = {};
    /// Failing: why, by kind.
    StoreCause cause = StoreCause::Other;
    /// While the disk is silent: for so many seconds at least.
    std::int64_t silentSeconds = 0;
    /// Where the damaged file is now; empty: none was moved.
    std::string movedTo = {};

    bool operator==(const StoreState&) const = default;
};

} // namespace footfall

Q_DECLARE_METATYPE(footfall::HistoryRequest)
Q_DECLARE_METATYPE(footfall::History)
Q_DECLARE_METATYPE(footfall::VisitQuery)
Q_DECLARE_METATYPE(footfall::VisitsFound)
Q_DECLARE_METATYPE(footfall::AlertReplayRequest)
Q_DECLARE_METATYPE(footfall::MomentRequest)
Q_DECLARE_METATYPE(footfall::Moment)
Q_DECLARE_METATYPE(footfall::AlertComparison)
Q_DECLARE_METATYPE(footfall::PastQuestion)
Q_DECLARE_METATYPE(footfall::StoreState)
