// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"
#include "app/commands/command_options.h"
#include "core/base/time/clock.h"
#include "core/store/backup/store_backup.h"
#include "core/store/backup/store_restore.h"

#include <cstdio>

namespace footfall {

namespace {

const QString backupName = QStringLiteral("backup");
const QString restoreName = QStringLiteral("restore");
const QString fileArgument = QStringLiteral("FILE");

/// With the one file that both take.
Result<void> readWithFile(CommandOptions& options, const QStringList& arguments)
{
    if (const Result<void> read = options.read(arguments); !read)
        return read;
    return options.argument().isEmpty() ? Error{"a file is needed"} : Result<void>();
}

} // namespace

CommandForm backupForm()
{
    return {
        backupName,
        QStringLiteral("Copies all that is kept, as it is at one moment, into one file, beside a "
                       "running server or without one."),
        {},
        fileArgument};
}

int backupCommand(const QStringList& arguments)
{
    CommandOptions options(backupForm());
    if (const Result<void> read = readWithFile(options, arguments); !read)
        return complain(backupName, QString::fromStdString(read.error()), exitMisused);
    if (const Result<void> there = options.folderIsThere(); !there)
        return complain(backupName, QString::fromStdString(there.error()), exitFailed);
    const Result<void> done = backUpStore(options.folder(), options.argument());
    return done ? exitGood : complain(backupName, QString::fromStdString(done.error()), exitFailed);
}

CommandForm restoreForm()
{
    return {restoreName,
            QStringLiteral("Goes back to a backup, in a folder that no server has. What was kept "
                           "there is moved into a folder in it."),
            {},
            fileArgument};
}

int restoreCommand(const QStringList& arguments)
{
    CommandOptions options(restoreForm());
    if (const Result<void> read = readWithFile(options, arguments); !read)
        return complain(restoreName, QString::fromStdString(read.error()), exitMisused);
    const Result<QString> aside =
        restoreStore(options.argument(), options.folder(), SystemClock().now());
    if (!aside)
        return complain(restoreName, QString::fromStdString(aside.error()), exitFailed);
    if (!aside->isEmpty())
        std::printf("What was kept before is in %s\n", qUtf8Printable(*aside));
    return exitGood;
}

} // namespace footfall
