// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/sqlite/database.h"

#include <cstdint>
#include <optional>
#include <unordered_set>
#include <vector>

namespace footfall {

/// Deletes what is older than it may be, from the old end of the log, in steps that take a few
/// milliseconds each. What young events surround, and the newest minute of the log, is blanked:
/// positions go on from there, and have no gaps. Steps make up passes; the first pass of a day
/// looks at all visits and texts, the others only where old ones are to be expected. Store thread.
class LogTrimmer
{
public:
    /// Minutes of the history are kept for so much longer than events.
    explicit LogTrimmer(DurationMs minutesLonger = 0)
        : m_minutesLonger(minutesLonger)
    {
    }

    /// One step: deletes about `rows` rows at most of what was received before `cutoff`, and ids
    /// seen before `idsCutoff`. A pass goes by the `cutoff` of its first step. Done: it is over.
    Result<Progress> step(Database& database, TimeMs cutoff, TimeMs idsCutoff, int rows);

private:
    enum class Part
    {
        Events,
        Blanks,
        Visits,
        Minutes,
        Presence,
        Runs,
        Ids,
        Texts,
        None
    };
    /// Nothing when the database failed; else whether there is more of the same.
    using Outcome = std::optional<Progress>;

    void begin(TimeMs cutoff);
    Outcome trimPart(Database& database, TimeMs idsCutoff, int rows);
    Outcome trimVisits(Database& database, int rows);
    bool noteNeeded(Database& database, std::int64_t upTo);
    Outcome trimMinutes(Database& database, int rows);
    bool noteSites(Database& database);
    Outcome trimTexts(Database& database, int rows);

    const DurationMs m_minutesLonger;
    Part m_part = Part::None;
    TimeMs m_cutoff;
    /// The day of the cutoff of the last pass.
    std::int64_t m_day = -1;
    bool m_isThorough = false;
    /// Texts that are needed still, however old.
    std::unordered_set<std::int64_t> m_needed;
    /// How far this pass has come.
    std::int64_t m_visit = 0;
    std::int64_t m_text = 0;
};

} // namespace footfall
