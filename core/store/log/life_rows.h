// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/log/log_batch.h"
#include "core/store/sqlite/database.h"

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

} // namespace footfall
