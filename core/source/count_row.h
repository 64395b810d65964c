// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace footfall {

/// The label that stands for everything beyond a bound.
inline constexpr char otherLabel[] = "(other)";

/// A label and how many. `site` is set for pages only.
struct CountRow
{
    std::string site;
    std::string label;
    std::int64_t count = 0;

    bool operator==(const CountRow&) const = default;
};

} // namespace footfall
