// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/alerts/milestones.h"

namespace footfall {

std::optional<std::int64_t> Milestones::reached(std::int64_t active)
{
    std::uint64_t bit = 1;
    for (std::int64_t ten = 10; ten <= active; ten *= 10) {
        for (std::int64_t milestone : {ten, ten * 5 / 2, ten * 5}) {
            if (milestone == active && (m_told & bit) == 0) {
                m_told |= bit;
                return milestone;
            }
            bit <<= 1;
        }
    }
    return std::nullopt;
}

} // namespace footfall
