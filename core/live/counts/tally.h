// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stable_hash.h"
#include "core/live/counts/ranking.h"
#include "core/source/snapshot.h"

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace footfall {

class FieldWriter;

/// How many hold each label, ranked: countries of the active sessions, their devices and so on.
/// A label is kept while somebody holds it. At most `bound` labels, what comes beyond is counted
/// as "(other)", and so is what a visitor names so, for nobody could tell them apart. The empty
/// label is never counted.
class Tally
{
public:
    /// A label in this tally; 0 is the empty label. Good while it is held.
    using Id = std::uint32_t;

    /// What it holds is added to `bytes` as long as it lives, if there is one.
    explicit Tally(std::size_t bound, std::size_t* bytes = nullptr);

    /// One more holds `label`.
    Id take(std::string_view label);
    /// One fewer holds it.
    void drop(Id id);

    Id find(std::string_view label) const;
    std::string_view label(Id id) const { return m_entries[id].label; }
    std::int64_t count(Id id) const { return id == 0 ? 0 : m_ranking.count(m_entries[id].node); }
    std::vector<CountRow> rows(std::size_t most) const;
    /// How many hold one at all. Costs what there are of them.
    std::int64_t total() const;

    /// The labels, for a checkpoint; TallyLoading reads them.
    void write(FieldWriter& writer) const;

private:
    friend class TallyLoading;

    /// What an entry takes with its places in the index, the ranking and the list of free ones.
    static constexpr std::size_t entryBytes = 160;

    struct Entry
    {
        std::string label;
        Ranking::Node node = Ranking::none;
    };

    Id insert(std::string_view label);
    Id idOfNew(std::string_view label);
    bool isFull() const;
    void held(std::size_t more, std::size_t less = 0);
    /// Gives back what its labels took.
    void reset();

    std::size_t m_bound;
    std::size_t* m_bytes;
    /// The entry for all beyond the bound; 0 while nothing is.
    Id m_other = 0;
    std::deque<Entry> m_entries;
    std::vector<Id> m_free;
    std::unordered_map<std::string_view, Id, TextHash> m_ids;
    Ranking m_ranking;
};

} // namespace footfall
