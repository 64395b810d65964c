// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/counts/tally.h"

#include <utility>

namespace footfall {

Tally::Tally(std::size_t bound, LabelMemory* memory)
    : m_bound(bound)
    , m_memory(memory)
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
    Entry& entry = m_entries[id];
    if (entry.now == Ranking::none) {
        entry.now = m_now.add(id);
        if (entry.today != Ranking::none)
            idle(id, false);
    }
    m_now.increment(entry.now);
    ++m_total;
    return id;
}

void Tally::drop(Id id)
{
    if (id == 0)
        return;
    Entry& entry = m_entries[id];
    m_now.decrement(entry.now);
    --m_total;
    if (m_now.count(entry.now) > 0)
        return;
    m_now.remove(std::exchange(entry.now, Ranking::none));
    if (entry.today != Ranking::none)
        keepForToday(id);
    else
        erase(id);
    if (m_total == 0 && isMostlyFree())
        compact();
}

void Tally::countToday(Id id)
{
    if (id == 0)
        return;
    Entry& entry = m_entries[id];
    if (entry.today == Ranking::none)
        entry.today = m_today.add(id);
    m_today.increment(entry.today);
    ++m_totalToday;
}

void Tally::newDay()
{
    m_today.clear();
    m_totalToday = m_total;
    for (Entry& entry : m_entries)
        entry.today = Ranking::none;
    for (Id id = 1; id < m_entries.size(); ++id) {
        if (isHeld(id) || m_entries[id].label.empty())
            continue;
        idle(id, false);
        erase(id);
    }
    if (m_total == 0)
        return compact();
    m_now.top(SIZE_MAX, [this](Id id, std::int64_t count) {
        m_entries[id].today = m_today.append(id, count);
    });
}

Tally::Id Tally::find(std::string_view label) const
{
    if (label == otherLabel)
        return m_other;
    const auto known = m_ids.find(label);
    return known == m_ids.end() ? 0 : known->second;
}

std::vector<CountRow> Tally::rowsOf(const Ranking& ranking, std::size_t most) const
{
    std::vector<CountRow> rows;
    ranking.top(most, [&](Id id, std::int64_t count) {
        rows.push_back({{}, m_entries[id].label, count});
    });
    return rows;
}

Tally::Id Tally::idOfNew(std::string_view label)
{
    return label != otherLabel && !isFull() ? insert(label) : other();
}

Tally::Id Tally::other()
{
    if (m_other == 0)
        m_other = insert(otherLabel);
    return m_other;
}

bool Tally::isFull() const
{
    const std::size_t others = m_other != 0 && isHeld(m_other) ? 1 : 0;
    return m_ids.size() - m_idle - others >= m_bound;
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
    m_entries[id].label = label;
    m_ids.emplace(m_entries[id].label, id);
    held(label.size());
    return id;
}

void Tally::erase(Id id)
{
    Entry& entry = m_entries[id];
    m_ids.erase(entry.label);
    held(0, entry.label.size());
    entry = {};
    m_free.push_back(id);
    if (id == m_other)
        m_other = 0;
}

void Tally::keepForToday(Id id)
{
    const std::size_t bytes = entryBytes + m_entries[id].label.size();
    const bool hasRoom = !m_memory || m_memory->idleBytes + bytes <= m_memory->mostIdle;
    if (id == m_other || (m_idle < maxIdle && hasRoom))
        idle(id, true);
    else
        foldIntoOther(id);
}

/// Each was a visit: it costs no more than they did.
void Tally::foldIntoOther(Id id)
{
    std::int64_t count = m_today.count(m_entries[id].today);
    m_today.remove(m_entries[id].today);
    m_totalToday -= count;
    const bool isNew = m_other == 0;
    const Id all = other();
    while (count-- > 0)
        countToday(all);
    if (isNew)
        idle(all, true);
    erase(id);
}

void Tally::idle(Id id, bool isSo)
{
    const std::size_t bytes = entryBytes + m_entries[id].label.size();
    m_idle += isSo ? 1 : std::size_t(-1);
    if (m_memory)
        m_memory->idleBytes += isSo ? bytes : std::size_t(0) - bytes;
}

void Tally::held(std::size_t more, std::size_t less)
{
    if (m_memory)
        m_memory->bytes += more - less;
}

bool Tally::isMostlyFree() const
{
    constexpr std::size_t few = 64;
    return m_free.size() > (m_ids.empty() ? 0 : few + 2 * m_ids.size());
}

void Tally::compact()
{
    const std::vector<CountRow> rows = rowsToday(SIZE_MAX);
    for (Id id = 1; id < m_entries.size(); ++id) {
        if (!m_entries[id].label.empty())
            idle(id, false);
        held(0, entryBytes + m_entries[id].label.size());
    }
    m_entries = std::deque<Entry>(1);
    m_free = {};
    m_ids = {};
    m_other = 0;
    m_now.clear();
    m_today.clear();
    for (const CountRow& row : rows) {
        const Id id = row.label == otherLabel ? other() : insert(row.label);
        m_entries[id].today = m_today.append(id, row.count);
        idle(id, true);
    }
}

} // namespace footfall
