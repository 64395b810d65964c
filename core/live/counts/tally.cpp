// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/counts/tally.h"

namespace footfall {

Tally::Tally(std::size_t bound, std::size_t* bytes)
    : m_bound(bound)
    , m_bytes(bytes)
    , m_entries(1)
{
}

Tally::Id Tally::take(std::string_view label)
{
    if (label.empty())
        return 0;
    Id id = find(label);
    if (id == 0)
        id = idOfNew(label);
    m_ranking.increment(m_entries[id].node);
    return id;
}

void Tally::drop(Id id)
{
    if (id == 0)
        return;
    Entry& entry = m_entries[id];
    m_ranking.decrement(entry.node);
    if (m_ranking.count(entry.node) > 0)
        return;
    m_ranking.remove(entry.node);
    m_ids.erase(entry.label);
    held(0, entry.label.size());
    entry = {};
    m_free.push_back(id);
    if (id == m_other)
        m_other = 0;
    if (m_free.size() + 1 == m_entries.size())
        reset();
}

Tally::Id Tally::find(std::string_view label) const
{
    if (label == otherLabel)
        return m_other;
    const auto known = m_ids.find(label);
    return known == m_ids.end() ? 0 : known->second;
}

std::vector<CountRow> Tally::rows(std::size_t most) const
{
    std::vector<CountRow> rows;
    m_ranking.top(most, [&](Id id, std::int64_t count) {
        rows.push_back({{}, m_entries[id].label, count});
    });
    return rows;
}

std::int64_t Tally::total() const
{
    std::int64_t total = 0;
    m_ranking.top(SIZE_MAX, [&](Id, std::int64_t count) { total += count; });
    return total;
}

Tally::Id Tally::idOfNew(std::string_view label)
{
    if (label != otherLabel && !isFull())
        return insert(label);
    if (m_other == 0)
        m_other = insert(otherLabel);
    return m_other;
}

bool Tally::isFull() const
{
    return m_ids.size() - (m_other == 0 ? 0 : 1) >= m_bound;
}

Tally::Id Tally::insert(std::string_view label)
{
    Id id = static_cast<Id>(m_entries.size());
    if (m_free.empty()) {
        m_entries.emplace_back();
        held(entryBytes);
    } else {
        id = m_free.back();
        m_free.pop_back();
    }
    m_entries[id] = {std::string(label), m_ranking.add(id)};
    m_ids.emplace(m_entries[id].label, id);
    held(label.size());
    return id;
}

void Tally::held(std::size_t more, std::size_t less)
{
    if (m_bytes)
        *m_bytes += more - less;
}

void Tally::reset()
{
    held(0, m_free.size() * entryBytes);
    m_entries = std::deque<Entry>(1);
    m_free = {};
    m_ids = {};
    m_ranking.clear();
}

} // namespace footfall
