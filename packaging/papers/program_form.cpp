// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "packaging/papers/program_form.h"

#include "app/commands/command.h"
#include "app/options/option_values.h"

#include <algorithm>

namespace footfall {

namespace {

/// What the parser adds by itself.
QList<QCommandLineOption> told()
{
    return {{words("help"), words("Tell the options, and leave.")},
            {words("version"), words("Tell the version, and leave.")}};
}

} // namespace

ProgramForm ProgramForm::ofWindow()
{
    return {words("footfall"),
            words("see who is on your websites now"),
            words("A window with the visitors of your websites: who is there now, through which "
                  "pages they go, and a warning when more come than usual. Unless it is told to "
                  "connect to another Footfall, or the service of this machine runs, the server "
                  "that the websites send to runs in the same process."),
            optionList() + told(),
            {}};
}

ProgramForm ProgramForm::ofServer()
{
    QList<QCommandLineOption> options;
    for (const QCommandLineOption& option : optionList()) {
        if (!windowOptions.contains(option.names().constFirst()))
            options.append(option);
    }
    return {words("footfalld"), words("take and keep what visitors of your websites do"),
            words("The server of Footfall without a window: takes events, keeps them, and serves "
                  "the web dashboard."),
            options + told(), commandForms()};
}

QString meaningOf(const QCommandLineOption& option)
{
    return option.description().replace(defaultDataDir(), words("~/.local/share/footfall"));
}

ValueKind valueKindOf(const QCommandLineOption& option)
{
    const QString value = option.valueName();
    if (value.isEmpty())
        return ValueKind::Nothing;
    if (value == QLatin1String("DIR"))
        return ValueKind::Folder;
    return value.startsWith(QLatin1String("FILE")) ? ValueKind::File : ValueKind::Word;
}

} // namespace footfall
