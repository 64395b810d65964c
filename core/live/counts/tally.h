// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stable_hash.h"
#include "core/live/counts/ranking.h"
#include "core/source/count_row.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace footfall {

class FieldWriter;

/// What the labels of several tallies take together; each of them adds to it as long as it lives.
struct LabelMemory
{
    /// Bytes that those may take which nobody holds.
    std::size_t mostIdle = SIZE_MAX;
    std::size_t bytes = 0;
    /// Of `bytes`: of labels that nobody holds, kept for their count of today.
    std::size_t idleBytes = 0;
};

/// How many hold each label, ranked: countries of the active sessions, their devices and so on; and
/// how many did today, where that is counted. A label is kept while somebody holds it, and then for its
/// count of today. At most `bound` are held, what comes beyond is counted as "(other)", and so is what a
/// visitor names so, for nobody could tell them apart. Of those that nobody holds, 1,000 are
/// kept, and as many as the memory allows; the count of others goes to "(other)". The empty label is
/// never counted.
class Tally
{
public:
    /// A label in this tally; 0 is the empty label. Good while it is held.
    using Id = std::uint32_t;

    static constexpr std::size_t maxIdle = 1'000;

    /// The memory, if there is one, must outlive it.
    explicit Tally(std::size_t bound, LabelMemory* memory = nullptr);

    /// One more holds `label`.
    Id take(std::string_view label);
    /// One fewer holds it.
    void drop(Id id);
    /// One more did today. It must be held.
    void countToday(Id id);
    /// Nobody did today but those who do now.
    void newDay();

    Id find(std::string_view label) const;
    std::string_view label(Id id) const { return m_entries[id].label; }
    std::int64_t count(Id id) const { return isHeld(id) ? m_now.count(m_entries[id].now) : 0; }
    std::vector<CountRow> rows(std::size_t most) const { return rowsOf(m_now, most); }
    std::vector<CountRow> rowsToday(std::size_t most) const { return rowsOf(m_today, most); }
    /// How many hold one at all.
    std::int64_t total() const { return m_total; }
    std::int64_t totalToday() const { return m_totalToday; }

    /// The labels, for a checkpoint; TallyLoading reads them.
    void write(FieldWriter& writer) const;

private:
    friend class TallyLoading;

    /// What an entry takes with its places in the index, the rankings and the list of free ones.
    static constexpr std::size_t entryBytes = 180;

    struct Entry
    {
        std::string label;
        Ranking::Node now = Ranking::none;
        Ranking::Node today = Ranking::none;
    };

    bool isHeld(Id id) const { return m_entries[id].now != Ranking::none; }
    Id insert(std::string_view label);
    Id idOfNew(std::string_view label);
    Id other();
    void erase(Id id);
    void keepForToday(Id id);
    void foldIntoOther(Id id);
    bool isFull() const;
    /// Nobody holds it any more, or somebody does again.
    void idle(Id id, bool isSo);
    void held(std::size_t more, std::size_t less = 0);
    std::vector<CountRow> rowsOf(const Ranking& ranking, std::size_t most) const;
    bool isMostlyFree() const;
    /// Gives back what labels took that went; nobody may hold one.
    void compact();

    std::size_t m_bound;
    LabelMemory* m_memory;
    /// The entry for all beyond the bound; 0 while nothing is.
    Id m_other = 0;
    /// Those that nobody holds.
    std::size_t m_idle = 0;
    std::int64_t m_total = 0;
    std::int64_t m_totalToday = 0;
    std::deque<Entry> m_entries;
    std::vector<Id> m_free;
    std::unordered_map<std::string_view, Id, TextHash> m_ids;
    Ranking m_now;
    Ranking m_today;
};

} // namespace footfall
