// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json/json_writer.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace footfall {

/// One entry of a list as those who watch have it. Entries of a list differ in their ids.
struct LiveEntry
{
    std::uint64_t id = 0;
    std::string json;

    /// With the comma.
    std::size_t bytes() const { return json.size() + 1; }
};

/// A list of a view, in its order.
class LiveList
{
public:
    const LiveEntry* find(std::uint64_t id) const;
    bool has(const LiveEntry& entry) const;
    bool hasOrderOf(const LiveList& other) const;
    bool empty() const { return m_entries.empty(); }
    /// The id of the first entry; 0 when it is empty.
    std::uint64_t firstId() const { return m_entries.empty() ? 0 : m_entries.front().id; }

    void clear() { m_entries.clear(); }
    /// Takes the place of the one with its id, if there is one.
    void replace(const LiveEntry& entry);
    void append(LiveEntry entry) { m_entries.push_back(std::move(entry)); }
    /// Puts these before the others, of which so many entries and bytes stay.
    void prepend(LiveList added, std::size_t most, std::size_t bytes);

    void write(JsonWriter& json) const;
    void writeIds(JsonWriter& json) const;

private:
    std::vector<LiveEntry> m_entries;
};

} // namespace footfall
