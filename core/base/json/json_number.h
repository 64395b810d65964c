// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace footfall {

/// Room for any double as text.
using NumberText = std::array<char, 32>;

/// Digits of a number that simdjson converts fast; of a longer one it takes up to 40 us.
inline constexpr std::size_t fastDigits = 19;

/// How a number by RFC 8259 is kept that is beyond 64 bits, beyond doubles, or has more digits than
/// a double holds; empty for one that is kept as it is. `digits` of its characters stand before an
/// exponent; it is whole when they are all, and none is a point. Good as long as `room` is.
std::string_view nearestNumber(std::string_view number, std::size_t digits, bool isWhole,
                               NumberText& room);

/// Whether there may be a number with more than `fastDigits` digits: looks at every 16th byte.
bool mayHaveLongNumber(std::string_view json);

} // namespace footfall
