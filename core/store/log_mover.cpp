// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/log_mover.h"

#include <utility>

namespace footfall {

void LogMover::move()
{
    if (!m_database) {
        Result<Database> opened = Database::open(m_path, Database::Mode::ReadWrite);
        if (!opened)
            return;
        m_database.emplace(std::move(*opened));
    }
    // Where this fails, a commit of the writer's soon does so too, and is told of.
    m_database->run("PRAGMA wal_checkpoint(PASSIVE)");
}

} // namespace footfall
