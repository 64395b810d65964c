// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <optional>
#include <string>
#include <string_view>

namespace footfall {

/// Reads the times of a log, which mostly are of the minute before: that is looked at only once.
class LogTime
{
public:
    /// "30/Nov/2026:18:57:20 +0100", as nginx and Apache write it. Nothing when it is anything else.
    std::optional<TimeMs> clf(std::string_view text);
    /// "1796065040.123": seconds since 1970; a number that is too large for them is milliseconds.
    static std::optional<TimeMs> seconds(std::string_view text);
    static std::optional<TimeMs> seconds(double number);
    /// "2026-11-30T18:57:20.123+01:00"
    static std::optional<TimeMs> iso(std::string_view text);

private:
    std::string m_minuteText; ///< all but the seconds
    TimeMs m_minute;
};

} // namespace footfall
