// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command_options.h"

#include <QCommandLineOption>
#include <QList>
#include <QString>

namespace footfall {

/// What a program is called, does and takes.
struct ProgramForm
{
    QString name;
    QString does;     ///< a line
    QString explains; ///< a paragraph
    QList<QCommandLineOption> options;
    QList<CommandForm> commands;

    static ProgramForm ofWindow();
    static ProgramForm ofServer();
};

/// What an option does. Where the one who builds keeps events is nobody's business.
QString meaningOf(const QCommandLineOption& option);

/// What comes after an option.
enum class ValueKind
{
    Nothing,
    File,
    Folder,
    Word
};
ValueKind valueKindOf(const QCommandLineOption& option);

} // namespace footfall
