// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command_options.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace footfall {

// What `footfalld` does beside being a server: `footfalld NAME …`. Each command reads its own
// options and knows --help.

/// What the process is to end with.
enum ExitStatus
{
    exitGood = 0,
    exitFailed = 1,
    exitMisused = 2 ///< an option that is not known or makes no sense
};

/// Runs the command that the first argument names; nothing when it names none. `arguments` begin
/// with the program's name.
std::optional<int> runCommand(const QStringList& arguments);

/// The commands, a line each, for --help.
QString commandHelp();

/// What each command takes, in the order of their names.
QList<CommandForm> commandForms();

/// One line to standard error.
int complain(const QString& command, const QString& what, ExitStatus status);

// `arguments` begin with the command's name.

/// Lists what the alert rule would have told in days that are kept; beside a running server or
/// without one.
int alertsCommand(const QStringList& arguments);
CommandForm alertsForm();
/// Copies all that is kept into one file; beside a running server or without one.
int backupCommand(const QStringList& arguments);
CommandForm backupForm();
/// Writes the events of the log to standard output; beside a running server or without one.
int exportCommand(const QStringList& arguments);
CommandForm exportForm();
/// Erases a visitor, by way of the running server; without one it starts one for that.
int forgetCommand(const QStringList& arguments);
CommandForm forgetForm();
/// Adds events from a file to the history, in the same way.
int importCommand(const QStringList& arguments);
CommandForm importForm();
/// Goes back to such a file; without a running server.
int restoreCommand(const QStringList& arguments);
CommandForm restoreForm();
/// Says whether the store is whole; beside a running server or without one.
int verifyCommand(const QStringList& arguments);
CommandForm verifyForm();

} // namespace footfall
