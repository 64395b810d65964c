// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options/ini_file.h"
#include "core/base/result.h"

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QDir>
#include <QHash>
#include <QList>
#include <QStandardPaths>
#include <QString>
#include <QStringList>

namespace footfall {

/// Where events are kept when nobody says where.
inline QString defaultDataDir()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/footfall");
}

/// "~" and "~/…" as a shell reads them, which has not seen what stands in a file or behind a "=".
inline QString withHome(const QString& path)
{
    const bool isAtHome = path == QLatin1String("~") || path.startsWith(QLatin1String("~/"));
    return isAtHome ? QDir::homePath() + path.mid(1) : path;
}

/// A sentence for the operator.
Error errorOf(const QString& message);
QString words(const char* text);

/// Every option but --help and --version; the names hold in the configuration file as well.
QList<QCommandLineOption> optionList();
/// May be given several times.
bool isRepeatable(const QString& name);

/// The options that are the window's alone.
inline const QStringList windowOptions{QStringLiteral("connect"), QStringLiteral("filter"),
                                       QStringLiteral("fullscreen"), QStringLiteral("mini"),
                                       QStringLiteral("language")};

/// QCommandLineParser knows no optional value: --simulate=RATE becomes two options.
QStringList splitSimulate(QStringList arguments);

/// The values of every option given, from the command line or else from the file.
class OptionValues
{
public:
    explicit OptionValues(const QCommandLineParser& parser);

    /// Of what may be given several times the file may have several lines, or one with commas.
    Result<void> readFile(const QString& path);
    bool has(const QString& name) const;
    QStringList all(const QString& name) const;
    QString one(const QString& name) const { return all(name).value(0).trimmed(); }
    /// The same of a file or folder: "~/" is the home folder.
    QString path(const QString& name) const { return withHome(one(name)); }

private:
    bool isTrueInFile(const QString& name) const;
    Result<void> take(const IniEntry& entry);

    const QCommandLineParser& m_parser;
    QHash<QString, QStringList> m_file;
};

} // namespace footfall
