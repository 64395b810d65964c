// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"

#include <array>
#include <cstdio>

namespace footfall {

namespace {

struct Command
{
    const char* name;
    const char* does;
    int (*run)(const QStringList& arguments);
    CommandForm (*form)();
};

constexpr std::array commands{
    Command{"alerts", "List what alerts there would have been in days gone by.", alertsCommand,
            alertsForm},
    Command{"backup", "Copy all that is kept into one file.", backupCommand, backupForm},
    Command{"export", "Write the events that were kept to standard output.", exportCommand,
            exportForm},
    Command{"forget", "Erase a visitor from what is shown and kept.", forgetCommand, forgetForm},
    Command{"import", "Add events of the past to what is kept.", importCommand, importForm},
    Command{"restore", "Go back to such a file.", restoreCommand, restoreForm},
    Command{"verify", "Look whether what was kept is whole.", verifyCommand, verifyForm},
};

} // namespace

std::optional<int> runCommand(const QStringList& arguments)
{
    const QString name = arguments.value(1);
    for (const Command& command : commands) {
        if (name == QLatin1String(command.name))
            return command.run(arguments.mid(1));
    }
    return std::nullopt;
}

QString commandHelp()
{
    QString help = QStringLiteral("Commands, each with its own --help:\n");
    for (const Command& command : commands)
        help += QStringLiteral("  footfalld %1  %2\n")
                    .arg(QLatin1String(command.name), -8)
                    .arg(QLatin1String(command.does));
    return help;
}

QList<CommandForm> commandForms()
{
    QList<CommandForm> forms;
    for (const Command& command : commands) {
        forms.append(command.form());
        forms.last().brief = QLatin1String(command.does);
    }
    return forms;
}

int complain(const QString& command, const QString& what, ExitStatus status)
{
    std::fprintf(stderr, "footfalld %s: %s\n", qUtf8Printable(command), qUtf8Printable(what));
    return status;
}

} // namespace footfall
