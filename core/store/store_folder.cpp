// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store_folder.h"

#include "core/base/log.h"
#include "core/base/plain_file.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace footfall {

namespace {

/// What visitors did is nobody's business but the operator's.
constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

QString nameAside(const QString& database, TimeMs now)
{
    const QString time = QDateTime::fromMSecsSinceEpoch(now.sinceEpoch())
                             .toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    return database + QStringLiteral(".damaged-") + time;
}

/// Moves the database and what belongs to it; false where it cannot, or would replace another.
/// What holds nothing, as the index of the write-ahead log, goes.
bool moveAside(const QString& database, const QString& aside)
{
    const QString wal = database + QStringLiteral("-wal");
    QFile::remove(database + QStringLiteral("-shm"));
    if (QFileInfo(wal).size() == 0)
        QFile::remove(wal);
    for (const char* part : {"", "-wal"}) {
        const QString suffix = QString::fromLatin1(part);
        if (QFile::exists(database + suffix) && !QFile::rename(database + suffix, aside + suffix))
            return false;
    }
    return true;
}

/// Reads what a start depends on, so that damage is found before anything is built on it.
constexpr char look[] =
    "SELECT (SELECT count(*) FROM sqlite_schema),"
    "(SELECT sum(length(session)) FROM (SELECT session FROM events ORDER BY seq DESC LIMIT 1000)),"
    "(SELECT sum(length(session)) FROM (SELECT session FROM visits ORDER BY id DESC LIMIT 1000)),"
    "(SELECT sum(minute) FROM (SELECT minute FROM marks ORDER BY seq DESC LIMIT 1000)),"
    "(SELECT count(*) FROM meta)";

/// Reads everything: as long as it takes.
constexpr char lookClosely[] = "PRAGMA integrity_check(1)";
constexpr char sound[] = "ok";

QString suspicionPath(const QString& database)
{
    return QString::fromStdString(EventLog::suspicionPath(database.toStdString()));
}

/// The first finding; empty when it is sound.
std::string findingOf(Database& database, bool isSuspect)
{
    Statement query(database, isSuspect ? lookClosely : look);
    const bool isRow = query.step() == Statement::Step::Row;
    if (!isRow)
        return database.isDamaged() ? database.failure() : std::string();
    if (!isSuspect || query.text(0) == sound)
        return {};
    std::string finding(query.text(0));
    std::replace(finding.begin(), finding.end(), '\n', ' ');
    return finding;
}

/// What is wrong with a file that is there but is no sound database; empty when all is well, or
/// when something else than damage keeps it from being read.
std::string damageOf(const QString& path)
{
    if (!QFile::exists(path) || QFileInfo(path).size() == 0) {
        // SQLite would delete it, with all that is in it.
        const bool isLogLeft = QFileInfo(path + QStringLiteral("-wal")).size() > 0;
        return isLogLeft ? "it is empty, but its write-ahead log is not" : std::string();
    }
    Result<Database> database =
        Database::open(QFile::encodeName(path).toStdString(), Database::Mode::Look);
    if (!database)
        return {};
    database->leaveAsItIs();
    return findingOf(*database, QFile::exists(suspicionPath(path)));
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

Result<void> StoreFolder::make(const QString& path)
{
    if (QFileInfo(path).isDir() || (QDir().mkpath(path) && QFile::setPermissions(path, ownerOnly)))
        return {};
    return Error{path.toStdString() + ": the data folder cannot be made; name another with "
                                      "--data-dir, or keep nothing with --in-memory"};
}

Result<std::unique_ptr<StoreFolder>> StoreFolder::open(const QString& path, TimeMs now)
{
    if (const Result<void> made = make(path); !made)
        return Error{made.error()};
    Result<StoreLock> lock = StoreLock::take(path);
    if (!lock)
        return Error{lock.error()};
    if (const std::string exposed = exposureOf(path); !exposed.empty())
        qCWarning(logStore, "%s", exposed.c_str());
    std::unique_ptr<StoreFolder> folder(new StoreFolder(path, std::move(*lock)));
    const std::string damage = damageOf(databasePath(path));
    const Result<void> isClear = damage.empty() ? Result<void>() : folder->setAside(now, damage);
    if (!isClear)
        return Error{isClear.error()};
    if (const Result<void> opened = folder->openLog(); !opened)
        return Error{opened.error()};
    folder->m_checkpoint =
        SavedCheckpoint::newest(path, folder->m_log->id(), folder->m_log->lastSeq());
    return folder;
}

Result<void> StoreFolder::openLog()
{
    const QString path = databasePath(m_path);
    Result<std::unique_ptr<EventLog>> log = EventLog::open(QFile::encodeName(path).toStdString());
    if (!log)
        return Error{log.error()};
    QFile::remove(suspicionPath(path));
    m_log = std::move(*log);
    return {};
}

Result<void> StoreFolder::beginAnew(TimeMs now, const std::string& why)
{
    const std::uint64_t seenKey = m_log->seenKey();
    m_log->database().leaveAsItIs();
    m_log.reset();
    m_checkpoint.reset();
    if (const Result<void> isClear = setAside(now, why); !isClear)
        return isClear;
    const Result<void> opened = openLog();
    return opened ? m_log->adoptSeenKey(seenKey) : opened;
}

Result<void> StoreFolder::setAside(TimeMs now, const std::string& why)
{
    const QString path = databasePath(m_path);
    const QString aside = nameAside(path, now);
    const std::string damaged = path.toStdString() + " is damaged (" + why + ")";
    if (!moveAside(path, aside))
        return Error{damaged + " and cannot be moved to " + aside.toStdString()};
    m_movedTo = aside.toStdString();
    m_note = damaged + "; it was moved to " + m_movedTo + " and a new one was begun";
    qCWarning(logStore, "%s", m_note.c_str());
    return {};
}

} // namespace footfall
