// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace footfall {

/// How many visits of each visitor to a site began. Bounded: of too many visitors those go whose
/// last visit is the longest ago. Open addressing in a thousand small tables, so that neither
/// growing nor letting go takes long. Visitors are known by hashes of their ids with the process's
/// own key: nothing of it can be written down. 24 bytes a visitor and about as many spare.
class VisitCounts
{
public:
    /// Visitors that are known at most, about.
    static constexpr std::size_t maxVisitors = 262'144;

    VisitCounts()
        : m_shards(shards)
    {
    }

    /// A visit of the visitor to the site began; the how many-th it is, from 1, at most 65,535.
    /// Told of the same visit again, the latest of the visitor, it counts nothing.
    std::uint16_t count(std::string_view site, std::string_view visitor, std::uint64_t visit);
    /// Of the visitor on every site.
    void forget(std::string_view visitor);
    /// Visitors known.
    std::size_t size() const;

private:
    static constexpr std::size_t shards = 1'024;
    static constexpr std::size_t maxInShard = maxVisitors / shards;
    static constexpr std::size_t smallestTable = 8;
    struct Entry
    {
        std::uint64_t visitor = 0;
        /// The last one counted; 0: there is no entry.
        std::uint64_t visit = 0;
        std::uint32_t site = 0;
        std::uint16_t visits = 0;
    };
    struct Shard
    {
        std::vector<Entry> entries;
        std::size_t size = 0;
    };

    Shard& shardOf(std::uint64_t visitor) { return m_shards[visitor % shards]; }
    static Entry& place(Shard& shard, std::uint64_t visitor, std::uint32_t site);
    static void makeRoom(Shard& shard);
    template <typename Keeps>
    static void rebuild(Shard& shard, std::size_t capacity, Keeps keeps);

    std::vector<Shard> m_shards;
};

} // namespace footfall
