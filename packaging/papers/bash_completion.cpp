// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "packaging/papers/papers.h"

#include "app/options/option_values.h"

namespace footfall {

namespace {

QString optionOf(const QCommandLineOption& option)
{
    return words("--") + option.names().constFirst();
}

QString optionsOf(const QList<QCommandLineOption>& options)
{
    QStringList all;
    for (const QCommandLineOption& option : options)
        all.append(optionOf(option));
    return all.join(QLatin1Char(' '));
}

/// "--geo|--tls-cert" of those options that this comes after.
QString pattern(const QList<QCommandLineOption>& options, ValueKind kind)
{
    QStringList all;
    for (const QCommandLineOption& option : options) {
        if (valueKindOf(option) == kind)
            all.append(optionOf(option));
    }
    all.removeDuplicates();
    return all.join(QLatin1Char('|'));
}

QList<QCommandLineOption> everyOption(const ProgramForm& form)
{
    QList<QCommandLineOption> all = form.options;
    for (const CommandForm& command : form.commands)
        all += command.allOptions();
    return all;
}

QString valueCases(const ProgramForm& form)
{
    const QList<QCommandLineOption> all = everyOption(form);
    return words("    %1) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- \"$word\"); "
                 "return ;;\n"
                 "    %2) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- \"$word\"); "
                 "return ;;\n"
                 "    %3) return ;;\n")
        .arg(pattern(all, ValueKind::File), pattern(all, ValueKind::Folder),
             pattern(all, ValueKind::Word));
}

QString commandCases(const ProgramForm& form)
{
    QString cases;
    QStringList names;
    for (const CommandForm& command : form.commands) {
        names.append(command.name);
        cases += words("    %1) choices='--help %2'; %3 ;;\n")
                     .arg(command.name, optionsOf(command.allOptions()),
                          words(command.argument.isEmpty() ? ":" : "takes_file=yes"));
    }
    if (names.isEmpty())
        return {};
    return words("    [ \"$COMP_CWORD\" -gt 1 ] || choices+=' %1'\n"
                 "    case \"${COMP_WORDS[1]}\" in\n%2    esac\n")
        .arg(names.join(QLatin1Char(' ')), cases);
}

} // namespace

QString bashCompletion(const ProgramForm& form)
{
    return words("# Completion of %1 for bash, made when it was built.\n"
                 "_%1() {\n"
                 "    local word=${COMP_WORDS[COMP_CWORD]} takes_file=\n"
                 "    COMPREPLY=()\n"
                 "    case \"${COMP_WORDS[COMP_CWORD - 1]}\" in\n")
               .arg(form.name) +
           valueCases(form) +
           words("    esac\n    local choices='%1'\n").arg(optionsOf(form.options)) +
           commandCases(form) +
           words("    mapfile -t COMPREPLY < <(compgen -W \"$choices\" -- \"$word\")\n"
                 "    [ -n \"$takes_file\" ] && [[ \"$word\" != -* ]] || return 0\n"
                 "    compopt -o filenames\n"
                 "    mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
                 "}\n"
                 "complete -F _%1 %1\n")
               .arg(form.name);
}

} // namespace footfall
