// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QCommandLineParser>
#include <QString>
#include <QStringList>

namespace footfall {

/// The options of a command: --help, --data-dir, and its own. Nothing but options is taken.
class CommandOptions
{
public:
    CommandOptions(const QString& name, const QString& does,
                   const QList<QCommandLineOption>& options);

    /// Fails with a line that says what is wrong. `--help` prints and leaves the program.
    Result<bool> read(const QStringList& arguments);

    bool has(const char* name) const { return m_parser.isSet(QString::fromLatin1(name)); }
    std::string text(const char* name) const
    {
        return m_parser.value(QString::fromLatin1(name)).toStdString();
    }
    /// The database of the folder that --data-dir names, as the file system has it.
    std::string databasePath() const;

private:
    QString m_name;
    QCommandLineParser m_parser;
};

} // namespace footfall
