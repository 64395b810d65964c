// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup/store_backup.h"

#include "core/base/plain_file.h"
#include "core/store/sqlite/database.h"
#include "core/store/store_folder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>

namespace footfall {

namespace {

/// What lies beside the database is small; more is none of ours.
constexpr qsizetype maxFileBytes = 16 * 1024 * 1024;
constexpr char makeTable[] =
    "CREATE TABLE backup_files(name TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID";
/// One file, whoever opens it.
constexpr char asOneFile[] = "PRAGMA journal_mode=DELETE";

std::string nameOnDisk(const QString& path)
{
    return QFile::encodeName(path).toStdString();
}

Error notBackedUp(const QString& path, const std::string& why)
{
    return Error{path.toStdString() + ": " + why};
}

Result<void> copyDatabase(const QString& folder, const QString& file)
{
    const QString path = StoreFolder::databasePath(folder);
    Result<Database> database = Database::open(nameOnDisk(path), Database::Mode::ReadOnly);
    if (!database)
        return Error{database.error()};
    // It is another file that is written.
    if (const Result<void> may = database->run("PRAGMA query_only=OFF"); !may)
        return notBackedUp(path, may.error());
    Statement copy(*database, "VACUUM INTO ?1");
    const std::string name = nameOnDisk(file);
    return copy.bind(1, name).run() ? Result<void>() : notBackedUp(file, database->failure());
}

Result<void> addFile(Database& database, const QDir& folder, const QString& name)
{
    const Result<PlainFile> file = PlainFile::open(folder.filePath(name), O_RDONLY, Links::Refused);
    if (!file)
        return Error{file.error()};
    const QByteArray content = file->read(maxFileBytes + 1);
    if (content.size() > maxFileBytes)
        return notBackedUp(folder.filePath(name), "this is larger than any file of Footfall's");
    Statement add(database, "INSERT INTO backup_files VALUES(?1, ?2)");
    const std::string text = name.toStdString();
    const std::string_view bytes(content.constData(), std::size_t(content.size()));
    return add.bind(1, text).bindBlob(2, bytes).run() ? Result<void>() : Error{database.failure()};
}

/// Their commit puts all of the file on the disk, the database as well.
Result<void> addFiles(const QString& folder, const QString& file)
{
    Result<Database> database = Database::open(nameOnDisk(file), Database::Mode::Look);
    if (!database)
        return Error{database.error()};
    if (const Result<void> one = database->run(asOneFile); !one)
        return notBackedUp(file, one.error());
    Transaction all(*database);
    if (const Result<void> made = database->run(makeTable); !made)
        return notBackedUp(file, made.error());
    const QDir place(folder);
    for (const QString& name : place.entryList(smallStoreFiles(), QDir::Files)) {
        if (const Result<void> added = addFile(*database, place, name); !added)
            return added;
    }
    return all.commit() ? Result<void>() : notBackedUp(file, database->failure());
}

} // namespace

QStringList smallStoreFiles()
{
    return {QStringLiteral("*.json"), QStringLiteral("operator-token")};
}

Result<void> backUpStore(const QString& folder, const QString& file)
{
    if (QFileInfo::exists(file))
        return notBackedUp(file, "it is there already; name another file");
    const QString part = file + QStringLiteral(".part");
    QFile::remove(part);
    Result<void> done = copyDatabase(folder, part);
    if (done)
        done = addFiles(folder, part);
    if (done && !QFile::rename(part, file))
        done = notBackedUp(file, "it cannot be written");
    if (!done)
        QFile::remove(part);
    return done;
}

} // namespace footfall
