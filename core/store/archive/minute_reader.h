// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/counts/completed.h"
#include "core/store/format/labels.h"

#include <cstdint>
#include <optional>

namespace footfall {

/// Goes through the minutes that are kept, in the order of time and, within a minute, all sites
/// before each. Minutes in which nothing happened have no row; whether a server ran then,
/// readOutages says. Reads a day at a time.
class MinuteReader
{
public:
    /// From further back nothing is read.
    static constexpr DurationMs longestSpanMs = 56 * dayMs;
    /// Rows read at most: of more, those of the latest days.
    static constexpr std::int64_t maxRows = 2'000'000;

    explicit MinuteReader(const Database& database, std::int64_t mostRows = maxRows);

    /// Minutes that begin at `from` or later, and before `to`.
    void goTo(TimeMs from, TimeMs to);
    enum class Next
    {
        Minute, ///< `minute` is it
        End,    ///< there are no more
        Failed  ///< the database could not be read
    };
    Next next();
    const MinuteCounts& minute() const { return m_minute; }
    /// Where reading began: later than asked for when a bound said so.
    TimeMs from() const { return m_from; }
    /// The database could not be read.
    bool hasFailed() const { return m_hasFailed; }

private:
    std::optional<std::int64_t> rowsOf(TimeMs day, TimeMs end);
    void beginDay(TimeMs at);
    void take();

    const std::int64_t m_mostRows;
    Statement m_count;
    Statement m_rows;
    LabelReader m_labels;
    TimeMs m_from;
    TimeMs m_to;
    /// Where the day that is being read ends.
    TimeMs m_dayEnd;
    bool m_hasFailed = false;
    MinuteCounts m_minute;
};

/// Minutes of all sites together that are taught at most: it takes some seconds.
inline constexpr std::int64_t maxMinutesTaught = 4'000'000;
/// Sites of which minutes are kept, all together counting as one more.
Result<std::int64_t> countSites(Database& database);
/// From so far back what is usual is taught where there are so many sites.
DurationMs spanToTeach(std::int64_t sites);

} // namespace footfall
