// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <chrono>

namespace footfall {

namespace {

template <typename ClockType>
std::int64_t millisecondsOf()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(ClockType::now().time_since_epoch()).count();
}

} // namespace

TimeMs SystemClock::now() const
{
    return millisecondsOf<std::chrono::system_clock>();
}

DurationMs SystemClock::steady() const
{
    return millisecondsOf<std::chrono::steady_clock>();
}

} // namespace footfall
