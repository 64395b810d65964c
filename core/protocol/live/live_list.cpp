// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/live/live_list.h"

#include <algorithm>
#include <iterator>

namespace footfall {

const LiveEntry* LiveList::find(std::uint64_t id) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [id](const LiveEntry& entry) { return entry.id == id; });
    return found == m_entries.end() ? nullptr : &*found;
}

bool LiveList::has(const LiveEntry& entry) const
{
    const LiveEntry* known = find(entry.id);
    return known && known->json == entry.json;
}

bool LiveList::hasOrderOf(const LiveList& other) const
{
    return std::equal(m_entries.begin(), m_entries.end(), other.m_entries.begin(),
                      other.m_entries.end(),
                      [](const LiveEntry& a, const LiveEntry& b) { return a.id == b.id; });
}

void LiveList::replace(const LiveEntry& entry)
{
    for (LiveEntry& each : m_entries) {
        if (each.id == entry.id)
            each.json = entry.json;
    }
}

void LiveList::prepend(LiveList added, std::size_t most, std::size_t bytes)
{
    if (added.empty())
        return;
    std::vector<LiveEntry>& all = added.m_entries;
    all.insert(all.end(), std::make_move_iterator(m_entries.begin()),
               std::make_move_iterator(m_entries.end()));
    m_entries = std::move(all);
    if (m_entries.size() > most)
        m_entries.resize(most);
    std::size_t used = 0;
    for (const LiveEntry& entry : m_entries)
        used += entry.bytes();
    for (; used > bytes; m_entries.pop_back())
        used -= m_entries.back().bytes();
}

void LiveList::write(JsonWriter& json) const
{
    json.beginArray();
    for (const LiveEntry& entry : m_entries)
        json.raw(entry.json);
    json.endArray();
}

void LiveList::writeIds(JsonWriter& json) const
{
    json.beginArray();
    for (const LiveEntry& entry : m_entries)
        json.number(std::int64_t(entry.id));
    json.endArray();
}

} // namespace footfall
