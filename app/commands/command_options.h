// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QList>
#include <QString>
#include <QStringList>

namespace footfall {

/// What a command is called, does and takes.
struct CommandForm
{
    QString name;
    QString does;
    /// Its own, beside --help and --data-dir.
    QList<QCommandLineOption> options;
    /// The name, for --help, of the one argument that is taken beside options; empty for none.
    QString argument = {};
    /// What it does in a few words.
    QString brief = {};

    /// All but --help.
    QList<QCommandLineOption> allOptions() const;
};

/// The options of a command: --help, --data-dir, and its own.
class CommandOptions
{
public:
    explicit CommandOptions(const CommandForm& form);

    /// Fails with a line that says what is wrong. `--help` prints and leaves the program.
    Result<void> read(const QStringList& arguments);

    bool has(const char* name) const { return m_parser.isSet(QString::fromLatin1(name)); }
    std::string text(const char* name) const
    {
        return m_parser.value(QString::fromLatin1(name)).toStdString();
    }
    /// Of an option that may be given more than once.
    QStringList texts(const char* name) const { return m_parser.values(QString::fromLatin1(name)); }
    /// The folder that --data-dir names, or the default one.
    QString folder() const;
    /// Fails with a sentence when it is not there.
    Result<void> folderIsThere() const;
    /// The database in it, as the file system has it.
    std::string databasePath() const;
    /// The one argument that is no option; only where it was asked for.
    QString argument() const { return m_parser.positionalArguments().value(0); }

private:
    [[noreturn]] void showHelp() const;

    QString m_name;
    qsizetype m_arguments;
    QCommandLineParser m_parser;
};

} // namespace footfall
