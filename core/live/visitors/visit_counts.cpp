// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/visitors/visit_counts.h"

#include "core/base/stable_hash.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace footfall {

std::uint16_t VisitCounts::count(std::string_view site, std::string_view visitor,
                                 std::uint64_t visit)
{
    const std::uint64_t hash = textHash(visitor);
    const auto siteHash = static_cast<std::uint32_t>(textHash(site));
    Shard& shard = shardOf(hash);
    if (shard.entries.empty() || place(shard, hash, siteHash).visit == 0)
        makeRoom(shard);
    Entry& entry = place(shard, hash, siteHash);
    if (entry.visit == visit)
        return entry.visits;
    if (entry.visit == 0) {
        entry = {hash, 0, siteHash, 0};
        ++shard.size;
    }
    entry.visit = visit;
    if (entry.visits < std::numeric_limits<std::uint16_t>::max())
        ++entry.visits;
    return entry.visits;
}

void VisitCounts::forget(std::string_view visitor)
{
    const std::uint64_t hash = textHash(visitor);
    Shard& shard = shardOf(hash);
    rebuild(shard, shard.entries.size(), [&](const Entry& entry) { return entry.visitor != hash; });
}

std::size_t VisitCounts::size() const
{
    std::size_t size = 0;
    for (const Shard& shard : m_shards)
        size += shard.size;
    return size;
}

/// Where it is, or where it belongs.
VisitCounts::Entry& VisitCounts::place(Shard& shard, std::uint64_t visitor, std::uint32_t site)
{
    const std::size_t mask = shard.entries.size() - 1;
    std::size_t at = (visitor / shards) & mask;
    while (shard.entries[at].visit != 0 &&
           (shard.entries[at].visitor != visitor || shard.entries[at].site != site))
        at = (at + 1) & mask;
    return shard.entries[at];
}

/// For one more; of a full table that half stays whose last visits are the newer. One visit may be
/// that of any number of visitors: of those in the middle only as many stay as make the half.
void VisitCounts::makeRoom(Shard& shard)
{
    if (shard.size >= maxInShard) {
        std::vector<std::uint64_t> visits;
        for (const Entry& entry : shard.entries) {
            if (entry.visit != 0)
                visits.push_back(entry.visit);
        }
        const auto middle = visits.begin() + std::ptrdiff_t(visits.size() / 2);
        std::nth_element(visits.begin(), middle, visits.end());
        const std::uint64_t newest = *middle;
        auto alike = std::count_if(middle, visits.end(),
                                   [&](std::uint64_t visit) { return visit == newest; });
        rebuild(shard, shard.entries.size(), [&](const Entry& entry) {
            return entry.visit > newest || (entry.visit == newest && alike-- > 0);
        });
    } else if (shard.size * 4 >= shard.entries.size() * 3) {
        rebuild(shard, std::max(smallestTable, shard.entries.size() * 2),
                [](const Entry&) { return true; });
    }
}

template <typename Keeps>
void VisitCounts::rebuild(Shard& shard, std::size_t capacity, Keeps keeps)
{
    const auto old = std::exchange(shard.entries, std::vector<Entry>(capacity));
    shard.size = 0;
    for (const Entry& entry : old) {
        if (entry.visit == 0 || !keeps(entry))
            continue;
        place(shard, entry.visitor, entry.site) = entry;
        ++shard.size;
    }
}

} // namespace footfall
