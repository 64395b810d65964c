// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options/ini_file.h"

#include "core/base/plain_file.h"

#include <QStringDecoder>
#include <QStringList>

#include <fcntl.h>

namespace footfall {

namespace {

constexpr qsizetype fileBytes = 1024 * 1024;

Error errorAt(const QString& path, int line, const QString& what)
{
    return Error{QStringLiteral("%1, line %2: %3").arg(path).arg(line).arg(what).toStdString()};
}

constexpr QLatin1Char quote('"');

QString unquoted(const QString& text)
{
    const bool isQuoted = text.size() >= 2 && text.startsWith(quote) && text.endsWith(quote);
    return isQuoted ? text.mid(1, text.size() - 2) : text;
}

QStringList partsOf(const QString& value)
{
    QStringList parts;
    qsizetype begin = 0;
    bool isInQuotes = false;
    for (qsizetype i = 0; i <= value.size(); ++i) {
        const bool isAtEnd = i == value.size();
        isInQuotes = isInQuotes != (!isAtEnd && value[i] == quote);
        if (!isAtEnd && (isInQuotes || value[i] != QLatin1Char(',')))
            continue;
        if (const QString part = value.mid(begin, i - begin).trimmed(); !part.isEmpty())
            parts.append(unquoted(part));
        begin = i + 1;
    }
    return parts;
}

/// One that begins or ends a value, but nothing else does.
bool isQuoteOpen(const QString& value)
{
    return value.startsWith(quote) != value.endsWith(quote) && value.count(quote) % 2 != 0;
}

bool isForPeople(const QString& line)
{
    return line.isEmpty() || line.startsWith(QLatin1Char('#')) ||
           line.startsWith(QLatin1Char(';')) ||
           (line.startsWith(QLatin1Char('[')) && line.endsWith(QLatin1Char(']')));
}

} // namespace

Result<QList<IniEntry>> readIniFile(const QString& path)
{
    const Result<PlainFile> file = PlainFile::open(path, O_RDONLY, Links::Followed);
    if (!file)
        return Error{"the configuration file " + file.error()};
    const QByteArray bytes = file->read(fileBytes + 1);
    if (bytes.size() > fileBytes)
        return Error{path.toStdString() + ": a configuration file has at most 1 MiB"};
    QStringDecoder decode(QStringDecoder::Utf8); // skips a byte order mark
    const QString text = decode(bytes);
    QList<IniEntry> entries;
    int number = 0;
    for (const QString& each : text.split(QLatin1Char('\n'))) {
        ++number;
        const QString line = each.trimmed();
        if (isForPeople(line))
            continue;
        const qsizetype equals = line.indexOf(QLatin1Char('='));
        if (equals <= 0)
            return errorAt(path, number, QStringLiteral("a name, = and a value are needed"));
        const QString value = line.mid(equals + 1).trimmed();
        if (value == quote || isQuoteOpen(value))
            return errorAt(path, number, QStringLiteral("a quote has no other end"));
        entries.append({line.left(equals).trimmed(), unquoted(value), partsOf(value), number});
    }
    if (decode.hasError())
        return Error{path.toStdString() + ": a configuration file is UTF-8"};
    return entries;
}

} // namespace footfall
