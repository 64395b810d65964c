// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/goals/event_names.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace footfall {

std::array<EventNames::Table*, 2> EventNames::tablesOf(SiteId site)
{
    const std::size_t place = placeOf(site);
    if (place >= m_tables.size())
        m_tables.resize(place + 1);
    return {&m_tables.front(), &m_tables[place]};
}

void EventNames::countEarlier(SiteId site, std::string_view name, std::int64_t times)
{
    for (Table* table : tablesOf(site))
        take(*table, name).today += times;
}

void EventNames::count(SiteId site, std::string_view name)
{
    for (Table* table : tablesOf(site)) {
        Name& one = take(*table, name);
        ++one.today;
        ++one.lately[std::size_t(m_bucket) % buckets];
    }
}

void EventNames::moveTo(TimeMs now)
{
    constexpr auto kept = std::int64_t(buckets);
    const std::int64_t bucket = now.sinceEpoch() / bucketMs;
    if (bucket <= m_bucket)
        return;
    for (Table& table : m_tables) {
        for (Name& name : table.names) {
            for (std::int64_t b = std::max(m_bucket + 1, bucket - kept + 1); b <= bucket; ++b)
                name.lately[std::size_t(b % kept)] = 0;
        }
        sweep(table);
    }
    m_bucket = bucket;
}

void EventNames::newDay()
{
    for (Table& table : m_tables) {
        for (Name& name : table.names)
            name.today = 0;
        sweep(table);
    }
}

std::int64_t EventNames::today(SiteId site, std::string_view name) const
{
    const Table* table = find(site);
    if (table == nullptr)
        return 0;
    const auto known = table->ids.find(name);
    return known == table->ids.end() ? 0 : table->names[known->second].today;
}

std::vector<CountRow> EventNames::rowsToday(std::optional<SiteId> site, std::size_t most) const
{
    return rows(find(site), most, [](const Name& name) { return name.today; });
}

std::vector<CountRow> EventNames::rowsNow(std::optional<SiteId> site, std::size_t most) const
{
    return rows(find(site), most, [](const Name& name) { return name.now(); });
}

std::int64_t EventNames::Name::now() const
{
    return std::accumulate(lately.begin(), lately.end(), std::int64_t(0));
}

EventNames::Name& EventNames::take(Table& table, std::string_view name)
{
    auto known = table.ids.find(name);
    if (known == table.ids.end() && isFull(table, name))
        known = table.ids.find(name = otherLabel);
    if (known != table.ids.end())
        return table.names[known->second];
    add(table, {std::string(name), 0, {}});
    return table.names.back();
}

bool EventNames::isFull(const Table& table, std::string_view name) const
{
    return table.names.size() >= maxNames || m_bytes + nameBytes + name.size() > maxBytes;
}

bool EventNames::add(Table& table, Name name)
{
    const auto id = static_cast<std::uint32_t>(table.names.size());
    table.names.push_back(std::move(name));
    const std::string& text = table.names.back().text;
    m_bytes += nameBytes + text.size();
    return table.ids.emplace(text, id).second;
}

const EventNames::Table* EventNames::find(std::optional<SiteId> site) const
{
    const std::size_t place = site ? placeOf(*site) : 0;
    return place < m_tables.size() ? &m_tables[place] : nullptr;
}

void EventNames::sweep(Table& table)
{
    const auto isOver = [](const Name& name) { return name.today == 0 && name.now() == 0; };
    if (std::none_of(table.names.begin(), table.names.end(), isOver))
        return;
    Table left;
    for (Name& name : table.names) {
        m_bytes -= nameBytes + name.text.size();
        if (!isOver(name))
            add(left, std::move(name));
    }
    table = std::move(left);
}

template <typename CountOf>
std::vector<CountRow> EventNames::rows(const Table* table, std::size_t most, CountOf countOf)
{
    std::vector<CountRow> rows;
    if (table == nullptr)
        return rows;
    std::vector<std::pair<std::int64_t, std::uint32_t>> counts;
    for (std::uint32_t id = 0; id < table->names.size(); ++id) {
        if (const std::int64_t count = countOf(table->names[id]); count > 0)
            counts.emplace_back(-count, id);
    }
    const auto end =
        counts.begin() + static_cast<std::ptrdiff_t>(std::min(most, counts.size()));
    std::partial_sort(counts.begin(), end, counts.end());
    for (auto each = counts.begin(); each != end; ++each)
        rows.push_back({{}, table->names[each->second].text, -each->first});
    return rows;
}

} // namespace footfall
