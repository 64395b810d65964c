// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

#include <QObject>

#include <optional>
#include <string>

namespace footfall {

/// Moves what was committed from SQLite's write-ahead log into the database beside the writer,
/// whose commits would have to wait for it. What it does not come to, the writer moves itself
/// (Database::writerMovesPages). Archive thread.
class LogMover : public QObject
{
    Q_OBJECT

public:
    /// `path` is the database file.
    explicit LogMover(std::string path)
        : m_path(std::move(path))
    {
    }

    void move();

private:
    const std::string m_path;
    std::optional<Database> m_database;
};

} // namespace footfall
