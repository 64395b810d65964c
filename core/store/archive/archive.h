// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/history.h"
#include "core/store/archive/alert_replay.h"
#include "core/store/archive/event_cursor.h"
#include "core/store/sqlite/database.h"

#include <cstdint>
#include <optional>
#include <string>

namespace footfall {

/// The past, read from a store beside its writer. Every call is one short read: between calls
/// nothing is held that would keep the writer from tidying up its log, or from making the files
/// beside the database anew: each opens the store. Used by one thread at a time.
class Archive
{
public:
    /// Buckets of one answer.
    static constexpr std::int64_t maxPoints = 10'000;
    /// Visits of one answer, and those looked at for it.
    static constexpr std::size_t maxVisits = 500;
    static constexpr int maxVisitsWalked = 20'000;

    explicit Archive(std::string path)
        : m_path(std::move(path))
    {
    }

    /// From pre-aggregated minutes. Fails on a span or step that makes no sense, or on more than
    /// `maxPoints` buckets.
    Result<History> history(const HistoryRequest& request);
    /// May find fewer than asked for, even none, and still have a `next`: then ask on from there.
    Result<VisitsFound> visits(const VisitQuery& query);
    /// With its journey, once it has ended; a visit that lasts shows what is known of it. Nothing
    /// when there is no such visit.
    Result<std::optional<SessionView>> visit(std::uint64_t id);
    /// What the rule would have told: see AlertReplay. Not a short read: it takes seconds.
    Result<ReplayedAlerts> alerts(const AlertReplayRequest& request, const AlertRule& rule,
                                  const Sensitivities& sensitivities = {});
    /// A piece of such a replay, which takes some tenths of a second at most.
    Result<Progress> goOn(AlertReplay& replay);
    /// Gives `take` the events from where the cursor stands, and moves it on; ends when `take` says
    /// so by false, or when enough was looked at.
    Result<void> events(EventCursor& cursor, const TakeEvent& take);

private:
    Result<Database> open() const;
    template <typename Value, typename Read>
    Result<Value> read(Read read);

    const std::string m_path;
};

} // namespace footfall
