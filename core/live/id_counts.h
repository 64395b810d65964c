// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace footfall {

/// How many sessions have each id.
class IdCounts
{
public:
    struct Counted
    {
        std::uint32_t id;
        std::int64_t count;
    };

    void add(std::uint32_t id)
    {
        if (id >= m_counts.size())
            m_counts.resize(std::max<std::size_t>(id + 1, 2 * m_counts.size()));
        ++m_counts[id];
    }
    /// The highest first. 0 is no id, and counts only where that means something.
    std::vector<Counted> top(std::size_t most, bool withNone = false) const
    {
        std::vector<Counted> all;
        for (std::size_t id = withNone ? 0 : 1; id < m_counts.size(); ++id) {
            if (m_counts[id] > 0)
                all.push_back({static_cast<std::uint32_t>(id), m_counts[id]});
        }
        const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(most, all.size()));
        std::partial_sort(all.begin(), end, all.end(), [](const Counted& a, const Counted& b) {
            return a.count != b.count ? a.count > b.count : a.id < b.id;
        });
        all.erase(end, all.end());
        return all;
    }

private:
    std::vector<std::int64_t> m_counts;
};

} // namespace footfall
