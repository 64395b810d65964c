// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json/json_writer.h"
#include "core/source/snapshot.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace footfall {

/// The sites of a view as those who watch have them: told whole once, then what changed, since a
/// thousand of them are too much for every delta. Pure.
class LiveSites
{
public:
    /// As many as a server keeps, and "(other)".
    static constexpr std::size_t most = 1'001;
    /// JSON of all of them: names of 64 characters for each.
    static constexpr std::size_t allBytes = 96 * 1024;

    /// Nobody has been told of any.
    void clear() { m_told.clear(); }
    /// What turns that which was told into `now`, as a list for a delta of at most `bytes`; from
    /// then on it has been told. Empty: nothing has changed.
    std::string take(const std::vector<CountRow>& now, std::size_t bytes);
    /// There are changes that did not fit into the last list.
    bool hasMore() const { return m_hasMore; }
    /// There are sites that are beyond the bounds.
    bool isCut() const { return m_isCut; }
    /// All that have been told of, by name.
    void write(JsonWriter& json) const;

private:
    /// Active sessions by site.
    using Counts = std::map<std::string, std::int64_t>;

    Counts withinBounds(const std::vector<CountRow>& now);

    Counts m_told;
    bool m_hasMore = false;
    bool m_isCut = false;
};

} // namespace footfall
