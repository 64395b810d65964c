// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "packaging/papers/papers.h"

#include "app/options/option_values.h"

namespace footfall {

namespace {

/// As troff takes it for what it is.
QString plain(QString text)
{
    text.replace(QLatin1Char('\\'), words("\\e"));
    text.replace(QLatin1Char('-'), words("\\-"));
    const bool isRequest = text.startsWith(QLatin1Char('.')) || text.startsWith(QLatin1Char('\''));
    return isRequest ? words("\\&") + text : text;
}

QString line(const QString& text)
{
    return plain(text) + QLatin1Char('\n');
}

QString section(const char* name)
{
    return words(".SH ") + words(name) + QLatin1Char('\n');
}

QString optionItem(const QCommandLineOption& option)
{
    QString head = words("--") + option.names().constFirst();
    head = words("\\fB") + plain(head) + words("\\fR");
    if (!option.valueName().isEmpty())
        head += words(" \\fI") + plain(option.valueName()) + words("\\fR");
    return words(".TP\n") + head + QLatin1Char('\n') + line(meaningOf(option));
}

QString commandItem(const QString& program, const CommandForm& command)
{
    QString item = words(".SS ") + plain(program + QLatin1Char(' ') + command.name);
    if (!command.argument.isEmpty())
        item += QLatin1Char(' ') + plain(command.argument);
    item += QLatin1Char('\n') + line(command.does);
    for (const QCommandLineOption& option : command.allOptions())
        item += optionItem(option);
    return item;
}

QString synopsis(const ProgramForm& form)
{
    QString text = section("SYNOPSIS") + words(".B ") + line(form.name) + words("[OPTION]...\n");
    if (!form.commands.isEmpty())
        text += words(".br\n.B ") + line(form.name) + words("COMMAND [OPTION]...\n");
    return text;
}

QString files(const ProgramForm& form)
{
    const bool isServer = !form.commands.isEmpty();
    QString text = section("FILES") + words(".TP\n.I ~/.local/share/footfall\n") +
                   line(words("What was kept, unless --data-dir names another folder."));
    if (isServer)
        text +=
            words(".TP\n.I /etc/footfall/footfall.conf\n") +
            line(words("The options of the service: lines of NAME = VALUE, by the names above.")) +
            words(".TP\n.I /var/lib/footfall\n") + line(words("What the service has kept."));
    return text + words(".TP\n.I /run/footfall\n") +
           line(words("Where a window finds the service that runs on this machine."));
}

} // namespace

QString manPage(const ProgramForm& form)
{
    QString text = words(".TH %1 1 \"\" \"Footfall %2\" \"User Commands\"\n")
                       .arg(form.name.toUpper(), words(FOOTFALL_VERSION));
    text += section("NAME") + line(form.name + words(" - ") + form.does) + synopsis(form);
    text += section("DESCRIPTION") + line(form.explains) + section("OPTIONS");
    for (const QCommandLineOption& option : form.options)
        text += optionItem(option);
    if (!form.commands.isEmpty())
        text += section("COMMANDS");
    for (const CommandForm& command : form.commands)
        text += commandItem(form.name, command);
    const QString other = words(form.commands.isEmpty() ? "footfalld" : "footfall");
    return text + files(form) + section("SEE ALSO") + words(".BR ") + other + words(" (1)\n");
}

} // namespace footfall
