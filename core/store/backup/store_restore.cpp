// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup/store_restore.h"

#include "core/base/plain_file.h"
#include "core/store/backup/store_backup.h"
#include "core/store/sqlite/database.h"
#include "core/store/store_folder.h"
#include "core/store/upkeep/store_check.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

namespace footfall {

namespace {

constexpr char namedAside[] = "before-restore-";
constexpr char staged[] = "restore.part";

QString latin(const char* text)
{
    return QString::fromLatin1(text);
}

Error failed(const QString& path, const std::string& why)
{
    return Error{path.toStdString() + ": " + why};
}

/// What was chosen by a name of ours, so that nothing is written elsewhere.
bool isOurs(const QString& name)
{
    return QDir::match(smallStoreFiles(), name) && !name.contains(QLatin1Char('/'));
}

Result<void> takeOut(Database& database, const QDir& place)
{
    Statement files(database, "SELECT name, content FROM backup_files");
    while (files.step() == Statement::Step::Row) {
        const std::string_view name = files.text(0);
        const QString ours = QString::fromUtf8(name.data(), qsizetype(name.size()));
        const std::string_view content = files.text(1);
        QFile file(place.filePath(ours));
        const qint64 size = qint64(content.size());
        if (!isOurs(ours) || !file.open(QIODevice::WriteOnly | QIODevice::NewOnly) ||
            file.write(content.data(), size) != size || !file.flush())
            return failed(file.fileName(), "this file of the backup cannot be written");
        ::fsync(file.handle());
    }
    return {};
}

Result<void> unpack(const QString& path)
{
    Result<Database> database =
        Database::open(QFile::encodeName(path).toStdString(), Database::Mode::ReadWrite);
    if (!database)
        return Error{database.error()};
    const auto tables =
        database->number("SELECT count(*) FROM sqlite_schema WHERE name = 'backup_files'");
    if (!tables)
        return failed(path, tables.error());
    if (*tables == 0)
        return {};
    const Result<void> out = takeOut(*database, QFileInfo(path).dir());
    return out ? database->run("DROP TABLE backup_files") : out;
}

Result<void> check(const QString& path)
{
    std::string wrong;
    StoreCheck check([&](const StoreFinding& finding) {
        if (finding.faults != 0 && wrong.empty())
            wrong = finding.what + ": it is not so" +
                    (finding.detail.empty() ? "" : "; " + finding.detail);
    });
    const Result<bool> isGood = check.run(QFile::encodeName(path).toStdString());
    if (!isGood || !*isGood)
        return Error{isGood ? wrong : isGood.error()};
    return {};
}

/// A copy of the backup that is whole, with its small files, in a folder of its own.
Result<void> stage(const QString& file, const QString& place)
{
    QDir(place).removeRecursively();
    if (!QDir().mkpath(place))
        return failed(place, "it cannot be made");
    const QString path = StoreFolder::databasePath(place);
    QFile backup(file);
    if (!backup.copy(path) || !QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner))
        return failed(file, backup.errorString().toStdString());
    const Result<void> unpacked = unpack(path);
    const Result<void> isGood = unpacked ? check(path) : unpacked;
    return isGood ? isGood
                  : failed(file, "this is no whole backup of Footfall (" + isGood.error() + ")");
}

QStringList storeFiles(const QDir& place)
{
    return place.entryList(
        smallStoreFiles() + QStringList{latin("footfall.db*"), latin("checkpoint-*")}, QDir::Files);
}

Result<void> moveAll(const QDir& from, const QDir& to)
{
    for (const QString& name : storeFiles(from)) {
        if (!QFile::rename(from.filePath(name), to.filePath(name)))
            return failed(from.filePath(name), "it cannot be moved to " + to.path().toStdString());
    }
    return {};
}

Result<QString> putAside(const QDir& place, TimeMs now)
{
    if (storeFiles(place).isEmpty())
        return QString();
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(now.sinceEpoch());
    const QString aside =
        place.filePath(latin(namedAside) + at.toString(latin("yyyyMMdd-HHmmss-zzz")));
    if (!QDir().mkpath(aside))
        return failed(aside, "it cannot be made");
    const Result<void> moved = moveAll(place, QDir(aside));
    return moved ? Result(aside) : Error{moved.error()};
}

} // namespace

Result<QString> restoreStore(const QString& file, const QString& folder, TimeMs now)
{
    if (const Result<PlainFile> backup = PlainFile::open(file, O_RDONLY, Links::Followed); !backup)
        return Error{backup.error()};
    if (const Result<void> there = StoreFolder::make(folder); !there)
        return Error{there.error()};
    // The server could not read what somebody else has written there.
    if (QFileInfo(folder).ownerId() != ::geteuid())
        return failed(folder, "it is another user's; go back to the backup as that user (sudo -u)");
    const Result<StoreLock> lock = StoreLock::take(folder);
    if (!lock)
        return Error{lock.error()};
    const QDir place(folder);
    const QDir stagedIn(place.filePath(latin(staged)));
    if (const Result<void> isStaged = stage(file, stagedIn.path()); !isStaged) {
        QDir(stagedIn).removeRecursively();
        return Error{isStaged.error()};
    }
    const Result<QString> aside = putAside(place, now);
    const Result<void> moved = aside ? moveAll(stagedIn, place) : Error{aside.error()};
    if (!moved)
        return Error{moved.error()};
    QDir(stagedIn).removeRecursively();
    return aside;
}

} // namespace footfall
