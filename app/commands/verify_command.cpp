// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"
#include "app/commands/command_options.h"
#include "core/store/upkeep/store_check.h"

#include <cstdio>

namespace footfall {

namespace {

void printFinding(const StoreFinding& finding)
{
    if (finding.faults == 0)
        std::printf("ok     %s\n", finding.what.c_str());
    else
        std::printf("WRONG  %s: %lld not%s%s\n", finding.what.c_str(),
                    static_cast<long long>(finding.faults), finding.detail.empty() ? "" : "; ",
                    finding.detail.c_str());
    std::fflush(stdout);
}

} // namespace

CommandForm verifyForm()
{
    return {QStringLiteral("verify"),
            QStringLiteral("Looks whether what was kept is whole and at one with itself, beside a "
                           "running server or without one."),
            {}};
}

int verifyCommand(const QStringList& arguments)
{
    const QString name = QStringLiteral("verify");
    CommandOptions options(verifyForm());
    if (const Result<void> read = options.read(arguments); !read)
        return complain(name, QString::fromStdString(read.error()), exitMisused);
    if (const Result<void> there = options.folderIsThere(); !there)
        return complain(name, QString::fromStdString(there.error()), exitFailed);
    const std::string path = options.databasePath();
    std::printf("%s\n", path.c_str());
    const Result<bool> isGood = StoreCheck(printFinding).run(path);
    if (!isGood)
        return complain(name, QString::fromStdString(isGood.error()), exitFailed);
    if (!*isGood)
        return complain(name, QStringLiteral("something is wrong, see above"), exitFailed);
    std::printf("ok\n");
    return exitGood;
}

} // namespace footfall
