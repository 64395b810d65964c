// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stable_hash.h"
#include "core/live/counts/site_table.h"

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace footfall {

/// How often events of each name happened (eventNameOf), at each site and at all together: since
/// midnight, and in the last minute, to ten seconds. At most `maxNames` of a site and `maxBytes` of
/// all; what comes beyond is counted as "(other)", and so is what a visitor names so.
class EventNames
{
public:
    static constexpr std::size_t maxNames = 1'000;
    static constexpr std::size_t maxBytes = 16 * 1024 * 1024;
    static constexpr DurationMs bucketMs = 10 * secondMs;
    static constexpr std::size_t buckets = minuteMs / bucketMs;

    explicit EventNames(TimeMs now)
        : m_bucket(now.sinceEpoch() / bucketMs)
    {
    }

    /// At the time it was moved to.
    void count(SiteId site, std::string_view name);
    /// So many, earlier today.
    void countEarlier(SiteId site, std::string_view name, std::int64_t times);
    /// Forgets what is older than a minute. Call before anything of that time.
    void moveTo(TimeMs now);
    /// The day is over, at the time it was moved to.
    void newDay();

    std::int64_t today(SiteId site, std::string_view name) const;
    /// Highest first; of equals the one that came first. Without a site of all.
    std::vector<CountRow> rowsToday(std::optional<SiteId> site, std::size_t most) const;
    std::vector<CountRow> rowsNow(std::optional<SiteId> site, std::size_t most) const;
    /// What the names take, about.
    std::size_t bytes() const { return m_bytes; }

    /// Its fields in a checkpoint, for both ways: see FieldWriter.
    template <typename Fields, typename Self>
    static void describe(Fields& fields, Self& self);

private:
    /// What a name takes with its place in the index.
    static constexpr std::size_t nameBytes = 176;

    struct Name
    {
        std::string text;
        std::int64_t today = 0;
        std::array<std::uint32_t, buckets> lately{};

        std::int64_t now() const;
    };
    /// The names of a site.
    struct Table
    {
        Table() = default;
        Table(Table&&) = default;
        Table& operator=(Table&&) = default;

        std::deque<Name> names;
        std::unordered_map<std::string_view, std::uint32_t, TextHash> ids;
    };

    /// Of all sites, then those of each.
    static std::size_t placeOf(SiteId site) { return std::size_t(site) + 1; }
    /// That of all, and that of the site.
    std::array<Table*, 2> tablesOf(SiteId site);
    Name& take(Table& table, std::string_view name);
    bool add(Table& table, Name name);
    const Table* find(std::optional<SiteId> site) const;
    /// Forgets names that nothing is counted of.
    void sweep(Table& table);
    bool isFull(const Table& table, std::string_view name) const;
    template <typename CountOf>
    static std::vector<CountRow> rows(const Table* table, std::size_t most, CountOf countOf);

    std::int64_t m_bucket;
    std::size_t m_bytes = 0;
    /// Those inside must not move: their indexes point into them.
    std::deque<Table> m_tables{1};
};

} // namespace footfall
