// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/histogram.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace footfall {

/// A moment of the monotonic clock, to the nanosecond: for what takes less than a millisecond.
class Instant
{
public:
    /// No moment.
    constexpr Instant() = default;
    static Instant now();

    friend constexpr DurationNs operator-(Instant a, Instant b) { return a.m_ns - b.m_ns; }
    friend constexpr Instant operator-(Instant at, DurationNs earlier)
    {
        at.m_ns -= earlier;
        return at;
    }

private:
    std::int64_t m_ns = 0;
};

/// What happens to an event on its way, in this order (core/README.md, "Where the time goes").
enum class Stage : std::uint8_t
{
    Read,   ///< a request out of its socket, until it is known what it asks for
    Parse,  ///< its body made into events; of a long one a part
    Apply,  ///< what else is known of them, and the live model; of many a part
    Encode, ///< a frame made for those who look, and given to all of them
    Queue,  ///< until the transaction begins that has the last of its events
    Insert, ///< the rows of a transaction
    Fsync,  ///< that transaction made to last
    Return, ///< until the server's thread hears of it
    Answer, ///< an answer written into its socket
    Whole   ///< from the last bytes of a request with events to that
};
inline constexpr std::size_t stageKinds = 10;
/// As metrics call them, in their order.
inline constexpr std::array<const char*, stageKinds> stageWords{
    "read",   "parse", "live_model", "encode", "queue_wait",
    "insert", "fsync", "return",     "answer", "whole"};

/// How long each stage took, and the one stopwatch of the thread they are kept on: what it does one
/// after the other is told apart by reading the clock once for each. Of what happens on another
/// thread it is told. Server thread.
class Stages
{
public:
    /// A stage begins now.
    Instant begin() { return m_last = Instant::now(); }
    /// This one ends now, and the next one begins.
    void lap(Stage stage);
    /// So much longer ago the stage under way began: it was broken off meanwhile.
    void extend(DurationNs earlier) { m_last = m_last - earlier; }
    /// When the stage under way began.
    Instant last() const { return m_last; }

    void add(Stage stage, DurationNs took) { m_stages[std::size_t(stage)].add(took); }
    /// So many answers, at least one, went out now, to requests that were whole at `asked`.
    void answered(Instant asked, int answers);

    const Histogram& of(Stage stage) const { return m_stages[std::size_t(stage)]; }

private:
    std::array<Histogram, stageKinds> m_stages = {};
    Instant m_last;
};

} // namespace footfall
