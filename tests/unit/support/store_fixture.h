// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/archive/log_reader.h"
#include "core/store/log/event_log.h"
#include "core/store/sqlite/database.h"
#include "core/store/store_folder.h"
#include "tests/unit/support/live_fixture.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <sstream>
#include <string>
#include <vector>

namespace footfall {

/// A place for a data folder, which goes with the test.
struct StorePlace
{
    QString folder() const { return dir.filePath(QStringLiteral("data")); }
    QString database() const { return StoreFolder::databasePath(folder()); }
    QString file(const QString& name) const { return folder() + QLatin1Char('/') + name; }
    std::string path() const { return database().toStdString(); }

    /// The log of a folder that nobody else has open.
    std::unique_ptr<EventLog> log() const
    {
        QDir().mkpath(folder());
        return std::move(*EventLog::open(path()));
    }
    /// The number that a query of the tables gives.
    std::int64_t number(const char* sql) const
    {
        return *Database::open(path(), Database::Mode::ReadOnly)->number(sql);
    }
    /// Changes the tables behind everybody's back.
    bool change(const char* sql) const
    {
        return bool(Database::open(path(), Database::Mode::ReadWrite)->run(sql));
    }
    QStringList filesLike(const QString& pattern) const
    {
        return QDir(folder()).entryList({pattern}, QDir::Files);
    }

    QTemporaryDir dir;
};

/// The entry of an event that the model took.
inline LogEntry entryOf(const Applied& applied, std::uint64_t idHash = 0)
{
    return {applied.event, applied.event->receivedAt, applied.visit, applied.began, false, idHash};
}

/// The entry of an event that no model saw.
inline LogEntry entryOf(const Event& event, std::uint64_t visit, bool began = false)
{
    return {std::make_shared<const Event>(event), event.receivedAt, visit, began, false, 0};
}

inline LogEntry clearAt(TimeMs at)
{
    LogEntry entry;
    entry.at = at;
    return entry;
}

inline LogBatch batchOf(std::uint64_t firstSeq, std::vector<LogEntry> entries)
{
    LogBatch batch;
    batch.firstSeq = firstSeq;
    batch.entries = std::move(entries);
    return batch;
}

/// An event of every field, in words.
inline std::string textOf(const Event& event)
{
    std::ostringstream out;
    out << int(event.kind) << ' ' << event.type << ' ' << event.page << ' ' << event.site << '/'
        << event.sessionId << ' ' << event.visitorId << ' ' << event.country << ' ' << event.city
        << ' ' << event.eventId << ' ' << event.timestamp << ' ' << event.receivedAt;
    for (const MetadataEntry& entry : event.metadata)
        out << ' ' << entry.key << '=' << entry.value << entry.isText;
    return out.str();
}

inline std::string textOf(const LogEntry& entry)
{
    std::ostringstream out;
    out << entry.at << " visit " << entry.visit << (entry.imported ? " imported: " : ": ")
        << (entry.event ? textOf(*entry.event) : "clear");
    return out.str();
}

/// All that is in the log, "seq at visit: event".
inline std::vector<std::string> linesOf(const std::string& path)
{
    std::vector<std::string> lines;
    Result<Database> database = Database::open(path, Database::Mode::ReadOnly);
    LogReader reader(*database);
    reader.goTo(0);
    while (reader.next() == LogReader::Next::Entry)
        lines.push_back(std::to_string(reader.seq()) + ' ' + textOf(reader.entry()));
    return lines;
}

inline std::string lineOf(std::uint64_t seq, const LogEntry& entry)
{
    return std::to_string(seq) + ' ' + textOf(entry);
}

} // namespace footfall
