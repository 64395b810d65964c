// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace footfall {

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
using TimeMs = std::int64_t;
/// A length of time in milliseconds.
using DurationMs = std::int64_t;

/// Where the time comes from. Injected, so that tests turn the clock by hand.
class Clock
{
public:
    virtual ~Clock() = default;
    /// The time of day. May jump when somebody sets the machine's clock.
    virtual TimeMs now() const = 0;
    /// Milliseconds since some fixed moment. Never jumps: deadlines go by it.
    virtual DurationMs steady() const = 0;
};

/// The machine's own clocks. Any thread.
class SystemClock final : public Clock
{
public:
    TimeMs now() const override;
    DurationMs steady() const override;
};

} // namespace footfall
