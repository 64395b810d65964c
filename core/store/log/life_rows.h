// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/format/labels.h"
#include "core/store/log/log_batch.h"
#include "core/store/sqlite/database.h"

#include <optional>

namespace footfall {

/// Writes the rows of `heartbeats`. Part of EventLog.
class HeartbeatRows
{
public:
    explicit HeartbeatRows(const Database& database);

    /// One that was written before stays as it is. False when the database failed.
    bool write(const LoggedHeartbeat& heartbeat);

private:
    Statement m_insert;
};

/// Writes the rows of `presence`. Part of EventLog.
class PresenceRows
{
public:
    PresenceRows(const Database& database, LabelWriter& labels);

    /// What has no label, because its text is too long or one of too many, is left out: whoever is
    /// forgotten could not be found in it. False when the database failed.
    bool write(const PresenceCount& count);

private:
    LabelWriter& m_labels;
    Statement m_insert;
};

/// Writes the row of `runs` of the server that has the store now. Part of EventLog.
class RunRows
{
public:
    /// The server begins.
    void begin(TimeMs now) { m_began = m_alive = now; }
    /// It lives still; written once a minute, or at once when asked. A row of its own where it did
    /// not live in between: its machine slept, or nothing could be written. False when the database
    /// failed: then it is tried again by the next call.
    bool note(const Database& database, TimeMs now, bool atOnce);

private:
    /// Nothing: no server has the store, but a command.
    std::optional<TimeMs> m_began;
    TimeMs m_alive;
    /// Of its row; 0: there is none.
    std::int64_t m_id = 0;
};

} // namespace footfall
