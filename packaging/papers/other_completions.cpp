// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "packaging/papers/papers.h"

#include "app/options/option_values.h"

namespace footfall {

namespace {

/// Between single quotes of a shell.
QString quoted(QString text)
{
    return QLatin1Char('\'') + text.replace(QLatin1Char('\''), words("'\\''")) + QLatin1Char('\'');
}

/// As zsh's _arguments wants what is between [ ] and after a colon.
QString forZsh(QString text)
{
    for (const char* sign : {"\\", "[", "]", ":"})
        text.replace(words(sign), words("\\") + words(sign));
    return text;
}

QString zshValue(const QCommandLineOption& option)
{
    const QString name = QLatin1Char(':') + forZsh(option.valueName()) + QLatin1Char(':');
    switch (valueKindOf(option)) {
    case ValueKind::Nothing:
        return {};
    case ValueKind::File:
        return name + words("_files");
    case ValueKind::Folder:
        return name + words("_files -/");
    case ValueKind::Word:
        return name;
    }
    return {};
}

QString zshArguments(const QList<QCommandLineOption>& options, const QString& more)
{
    QString text = words("_arguments");
    for (const QCommandLineOption& option : options) {
        const QString name = option.names().constFirst();
        const QString spec = words(isRepeatable(name) ? "*--" : "--") + name + QLatin1Char('[') +
                             forZsh(meaningOf(option)) + QLatin1Char(']') + zshValue(option);
        text += words(" \\\n        ") + quoted(spec);
    }
    return text + more + QLatin1Char('\n');
}

QString zshCommands(const ProgramForm& form)
{
    QString cases;
    QString names;
    for (const CommandForm& command : form.commands) {
        const QString file = command.argument.isEmpty() ? QString() : words(" '*:FILE:_files'");
        cases += words("    %1) shift words; (( CURRENT-- )); ").arg(command.name) +
                 zshArguments(command.allOptions(), file) + words("        return ;;\n");
        names += words("        ") +
                 quoted(command.name + QLatin1Char(':') + forZsh(command.brief)) + QLatin1Char('\n');
    }
    if (names.isEmpty())
        return {};
    return words("if (( CURRENT > 2 )); then\n    case $words[2] in\n") + cases +
           words("    esac\nelif [[ $words[2] != -* ]]; then\n    local -a commands=(\n") + names +
           words("    )\n    _describe command commands\nfi\n");
}

QString fishLine(const QString& program, const QString& condition, const QCommandLineOption& option)
{
    QString line = words("complete -c ") + program;
    if (!condition.isEmpty())
        line += words(" -n ") + quoted(condition);
    line += words(" -l ") + option.names().constFirst() + words(" -d ") + quoted(meaningOf(option));
    switch (valueKindOf(option)) {
    case ValueKind::Nothing:
        break;
    case ValueKind::File:
        line += words(" -r -F");
        break;
    case ValueKind::Folder:
        line += words(" -x -a '(__fish_complete_directories)'");
        break;
    case ValueKind::Word:
        line += words(" -x");
        break;
    }
    return line + QLatin1Char('\n');
}

} // namespace

QString zshCompletion(const ProgramForm& form)
{
    return words("#compdef %1\n# Completion of %1 for zsh, made when it was built.\n")
               .arg(form.name) +
           zshCommands(form) + zshArguments(form.options, {});
}

/// A command's options are its own, and the program's come without a command.
QString fishCompletion(const ProgramForm& form)
{
    const QString seen = words("__fish_seen_subcommand_from ");
    QString commands;
    QStringList names;
    for (const CommandForm& command : form.commands) {
        names.append(command.name);
        commands += words("complete -c ") + form.name + words(" -n __fish_use_subcommand -a ") +
                    command.name + words(" -d ") + quoted(command.brief) + QLatin1Char('\n');
        for (const QCommandLineOption& option : command.allOptions())
            commands += fishLine(form.name, seen + command.name, option);
        if (!command.argument.isEmpty())
            commands += words("complete -c ") + form.name + words(" -n ") +
                        quoted(seen + command.name) + words(" -F\n");
    }
    const QString without =
        names.isEmpty() ? QString() : words("not ") + seen + names.join(QLatin1Char(' '));
    QString text = words("# Completion of %1 for fish, made when it was built.\ncomplete -c %1 -f\n")
                       .arg(form.name);
    for (const QCommandLineOption& option : form.options)
        text += fishLine(form.name, without, option);
    return text + commands;
}

} // namespace footfall
