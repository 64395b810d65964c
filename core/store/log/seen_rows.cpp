// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/log/seen_rows.h"

#include <algorithm>
#include <utility>

namespace footfall {

void SeenRows::resume(std::vector<std::uint64_t> hashes, std::size_t events, TimeMs newest)
{
    m_hashes = std::move(hashes);
    m_events = events;
    m_newest = newest;
    committed();
}

bool SeenRows::take(const Database& database, const LogBatch& batch)
{
    for (const LogEntry& entry : batch.entries) {
        if (entry.idHash != 0)
            m_hashes.push_back(entry.idHash);
        m_newest = std::max({m_newest, entry.at, entry.importedAt});
    }
    m_events += batch.entries.size();
    m_wasWritten = m_events >= eventsAPiece && !batch.entries.empty();
    if (!m_wasWritten)
        return true;
    const std::string_view bytes(reinterpret_cast<const char*>(m_hashes.data()),
                                 m_hashes.size() * sizeof m_hashes[0]);
    Statement insert(database, "INSERT INTO seen_ids VALUES(?,?,?)");
    return insert.bind(1, std::int64_t(batch.lastSeq())).bind(2, m_newest).bindBlob(3, bytes).run();
}

void SeenRows::committed()
{
    if (m_wasWritten) {
        m_hashes.clear();
        m_events = 0;
        m_newest = epoch;
        m_wasWritten = false;
    }
    m_hashesKept = m_hashes.size();
    m_eventsKept = m_events;
    m_newestKept = m_newest;
}

void SeenRows::undone()
{
    m_hashes.resize(m_hashesKept);
    m_events = m_eventsKept;
    m_newest = m_newestKept;
}

} // namespace footfall
