// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/log/log_batch.h"
#include "core/store/sqlite/database.h"

#include <vector>

namespace footfall {

/// Writes the rows of `seen_ids`: the hashes of event ids, so that a start need not read a day of
/// the log for them. Part of EventLog.
class SeenRows
{
public:
    /// Ids in the log that no row has yet, how many events they were among, and when the last of
    /// them was seen.
    void resume(std::vector<std::uint64_t> hashes, std::size_t events, TimeMs newest);
    /// Notes the ids of a batch, and writes a row when there are enough. False when the database
    /// failed.
    bool take(const Database& database, const LogBatch& batch);
    /// The transaction that `take` was part of has ended.
    void committed();
    void undone();

private:
    /// So many events, with an id or not, are read back at the start at most.
    static constexpr std::size_t eventsAPiece = 50'000;

    std::vector<std::uint64_t> m_hashes;
    std::size_t m_events = 0;
    TimeMs m_newest;
    // As they were when the last transaction had been committed.
    std::size_t m_hashesKept = 0;
    std::size_t m_eventsKept = 0;
    TimeMs m_newestKept;
    bool m_wasWritten = false;
};

} // namespace footfall
