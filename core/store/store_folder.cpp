// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store_folder.h"

#include "core/base/log.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

namespace footfall {

namespace {

/// Moves the database and what belongs to it; the name it has now.
QString moveAside(const QString& database, TimeMs now)
{
    const QString time = QDateTime::fromMSecsSinceEpoch(now).toString(
        QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    const QString aside = database + QStringLiteral(".damaged-") + time;
    for (const char* part : {"", "-wal", "-shm"}) {
        const QString suffix = QString::fromLatin1(part);
        QFile::rename(database + suffix, aside + suffix);
    }
    return aside;
}

/// Reads what a start depends on, so that damage is found before anything is built on it.
constexpr char look[] =
    "SELECT (SELECT count(*) FROM sqlite_schema),"
    "(SELECT sum(length(session)) FROM (SELECT session FROM events ORDER BY seq DESC LIMIT 1000)),"
    "(SELECT sum(length(session)) FROM (SELECT session FROM visits ORDER BY id DESC LIMIT 1000)),"
    "(SELECT sum(minute) FROM (SELECT minute FROM marks ORDER BY seq DESC LIMIT 1000)),"
    "(SELECT count(*) FROM meta)";

/// What is wrong with a file that is there but is no sound database; nothing when all is well, or
/// when something else than damage keeps it from being read.
std::optional<std::string> damageOf(const QString& path)
{
    if (!QFile::exists(path) || QFileInfo(path).size() == 0)
        return std::nullopt;
    sqlite3* handle = nullptr;
    const QByteArray name = QFile::encodeName(path);
    int code = sqlite3_open_v2(name.constData(), &handle, SQLITE_OPEN_READWRITE, nullptr);
    if (code == SQLITE_OK)
        code = sqlite3_exec(handle, look, nullptr, nullptr, nullptr);
    const std::string message = sqlite3_errmsg(handle);
    sqlite3_close(handle);
    const bool isDamage = (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
    return isDamage ? std::optional(message) : std::nullopt;
}

} // namespace

StoreFolder::StoreFolder(QString path, StoreLock lock)
    : m_path(std::move(path))
    , m_lock(std::move(lock))
{
}

QString StoreFolder::databasePath(const QString& folder)
{
    return folder + QStringLiteral("/footfall.db");
}

Result<std::unique_ptr<StoreFolder>> StoreFolder::open(const QString& path, TimeMs now)
{
    if (!QDir().mkpath(path))
        return Error{path.toStdString() + ": the data folder cannot be made; name another with "
                                          "--data-dir, or keep nothing with --in-memory"};
    Result<StoreLock> lock = StoreLock::take(path);
    if (!lock)
        return Error{lock.error()};
    std::unique_ptr<StoreFolder> folder(new StoreFolder(path, std::move(*lock)));
    if (const Result<bool> opened = folder->openLog(now); !opened)
        return Error{opened.error()};
    folder->m_checkpoint = SavedCheckpoint::newest(path, folder->m_log->id());
    if (folder->m_checkpoint && folder->m_checkpoint->seq() > folder->m_log->lastSeq())
        folder->m_checkpoint.reset();
    return folder;
}

Result<bool> StoreFolder::openLog(TimeMs now)
{
    const QString path = databasePath(m_path);
    if (const auto damage = damageOf(path)) {
        const QString aside = moveAside(path, now);
        m_note = path.toStdString() + " is damaged (" + *damage + "); it was moved to " +
                 aside.toStdString() + " and a new one was begun";
        qCWarning(logStore, "%s", m_note.c_str());
    }
    Result<std::unique_ptr<EventLog>> log =
        EventLog::open(QFile::encodeName(path).toStdString());
    if (!log)
        return Error{log.error()};
    m_log = std::move(*log);
    return true;
}

} // namespace footfall
