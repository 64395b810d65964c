// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/log/life_rows.h"

namespace footfall {

HeartbeatRows::HeartbeatRows(const Database& database)
    : m_insert(database, "INSERT OR IGNORE INTO heartbeats VALUES(?,?,?)")
{
}

bool HeartbeatRows::write(const LoggedHeartbeat& heartbeat)
{
    return m_insert.bind(1, std::int64_t(heartbeat.seq))
        .bind(2, heartbeat.at)
        .bind(3, std::int64_t(heartbeat.visit))
        .run();
}

} // namespace footfall
