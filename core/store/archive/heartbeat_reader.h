// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"
#include "core/store/format/labels.h"

#include <cstdint>
#include <optional>

namespace footfall {

/// A heartbeat of the log, with the session that its visit is of.
struct StoredHeartbeat
{
    /// Position of the newest entry that came before it.
    std::uint64_t seq = 0;
    /// Receipt.
    TimeMs at;
    SessionKey session;
};

/// Goes through the heartbeats in the order of their receipt, beside a LogReader.
class HeartbeatReader
{
public:
    /// Behind every entry.
    static constexpr std::uint64_t end = UINT64_MAX;

    explicit HeartbeatReader(const Database& database);

    /// Begins behind the entry at `seq` and, of those that came before the next entry, with that of
    /// `from`; without it, with the first one behind the next entry.
    void goTo(std::uint64_t seq, std::optional<TimeMs> from);
    /// The next one that came before the entry at `seq`, good until the next call; null when there
    /// is none, or when the database could not be read.
    const StoredHeartbeat* nextBefore(std::uint64_t seq);
    bool hasFailed() const { return m_hasFailed || m_labels.hasFailed(); }

private:
    void read();

    Statement m_rows;
    LabelReader m_labels;
    StoredHeartbeat m_next;
    bool m_isThere = false;
    /// It was given, and the next one is to be read.
    bool m_isGiven = false;
    bool m_hasFailed = false;
};

} // namespace footfall
