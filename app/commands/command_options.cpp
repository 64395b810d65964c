// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"

#include "app/commands/command.h"
#include "app/options/option_values.h"
#include "core/store/store_folder.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace footfall {

QList<QCommandLineOption> CommandForm::allOptions() const
{
    const QCommandLineOption folder(
        QStringLiteral("data-dir"),
        QStringLiteral("The folder with what was kept (%1).").arg(defaultDataDir()),
        QStringLiteral("DIR"));
    return QList{folder} + options;
}

CommandOptions::CommandOptions(const CommandForm& form)
    : m_name(form.name)
    , m_arguments(form.argument.isEmpty() ? 0 : 1)
{
    if (m_arguments > 0)
        m_parser.addPositionalArgument(form.argument, {});
    m_parser.setApplicationDescription(form.does);
    m_parser.addHelpOption();
    m_parser.addOptions(form.allOptions());
}

Result<void> CommandOptions::read(const QStringList& arguments)
{
    const QString help = QStringLiteral(" (footfalld %1 --help lists the options)").arg(m_name);
    if (!m_parser.parse(arguments))
        return Error{(m_parser.errorText() + help).toStdString()};
    if (m_parser.isSet(QStringLiteral("help")))
        showHelp();
    if (m_parser.positionalArguments().size() > m_arguments)
        return Error{QStringLiteral("\"%1\" is no option%2")
                         .arg(m_parser.positionalArguments().constLast(), help)
                         .toStdString()};
    return {};
}

/// The parser knows the program's name only.
void CommandOptions::showHelp() const
{
    QString help = m_parser.helpText();
    const QString options = QStringLiteral(" [options]");
    help.insert(std::max<qsizetype>(0, help.indexOf(options)), QLatin1Char(' ') + m_name);
    std::printf("%s", qUtf8Printable(help));
    std::exit(exitGood);
}

QString CommandOptions::folder() const
{
    const QString given = m_parser.value(QStringLiteral("data-dir"));
    return given.isEmpty() ? defaultDataDir() : withHome(given);
}

Result<void> CommandOptions::folderIsThere() const
{
    const QString path = folder();
    if (!QFileInfo(path).isDir())
        return Error{path.toStdString() + ": there is no such folder"};
    if (!QFileInfo::exists(StoreFolder::databasePath(path)))
        return Error{StoreFolder::databasePath(path).toStdString() +
                     ": there is no such file: nothing is kept in this folder"};
    return {};
}

std::string CommandOptions::databasePath() const
{
    return QFile::encodeName(StoreFolder::databasePath(folder())).toStdString();
}

} // namespace footfall
