// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "packaging/papers/papers.h"

#include "app/options/option_values.h"

namespace footfall {

namespace {

constexpr char head[] =
    R"(# What the service footfalld starts with: the options of footfalld, by their names
# (man footfalld). Lines that begin with # or ; do nothing. After a change:
#     systemctl restart footfalld
# What is repeatable may have several lines, or commas between its values.
)";
constexpr qsizetype lineCharacters = 96;

/// Lines that begin with "# ".
QString comment(const QString& text)
{
    QString lines;
    QString line = words("#");
    for (const QString& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (line.size() + 1 + word.size() > lineCharacters) {
            lines += line + QLatin1Char('\n');
            line = words("#");
        }
        line += QLatin1Char(' ') + word;
    }
    return lines + line + QLatin1Char('\n');
}

QString entryOf(const QCommandLineOption& option)
{
    const QString name = option.names().constFirst();
    if (name == QLatin1String("data-dir"))
        return words("\n# Keep events in this folder.\ndata-dir = /var/lib/footfall\n");
    const QString value = option.valueName().isEmpty() ? words("false") : option.valueName();
    return QLatin1Char('\n') + comment(meaningOf(option)) + words(";%1 = %2\n").arg(name, value);
}

} // namespace

QString serviceConfiguration(const ProgramForm& form)
{
    const QStringList others{words("config"), words("help"), words("version")};
    QString text = words(head);
    for (const QCommandLineOption& option : form.options) {
        if (!others.contains(option.names().constFirst()))
            text += entryOf(option);
    }
    return text;
}

} // namespace footfall
