// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <optional>
#include <string>
#include <string_view>

namespace footfall {

/// Years above 2100 are taken for mistakes.
inline constexpr TimeMs year2101{4'133'980'800'000};

/// "2026-01-31T09:08:07.006Z": UTC, always with milliseconds.
std::string isoTime(TimeMs time);

/// Reads ISO 8601: a date, or a date and a time of day with or without fraction, with Z, an offset
/// such as +05:30, or nothing (taken as UTC). Nothing when it is anything else.
std::optional<TimeMs> parseIsoTime(std::string_view text);

/// A moment as a person or a program names it: ISO 8601, or milliseconds since 1970. Nothing when
/// it is neither, or not within the years 1970 to 2100.
std::optional<TimeMs> parseMoment(std::string_view text);

/// A length of time: whole seconds, or a whole number with s, m, h or d behind it. Nothing when it
/// is anything else, nothing at all, or more than ten years.
std::optional<DurationMs> parseDuration(std::string_view text);

} // namespace footfall
