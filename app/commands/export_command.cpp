// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"
#include "app/commands/command_options.h"
#include "core/base/time/time_text.h"
#include "core/protocol/archive/event_export.h"
#include "core/store/archive/archive.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace footfall {

namespace {

constexpr std::size_t pieceBytes = 256 * 1024;

QList<QCommandLineOption> exportOptions()
{
    const auto option = [](const char* name, const char* does, const char* value) {
        return QCommandLineOption(QString::fromLatin1(name), QString::fromLatin1(does),
                                  QString::fromLatin1(value));
    };
    return {
        option("format", "csv, json (one array) or ndjson (an event a line); csv.", "FORMAT"),
        option("from", "Only what was received from this time on: ISO 8601, or milliseconds.",
               "TIME"),
        option("to", "Only what was received before this time.", "TIME"),
        option("site", "Only events of this site.", "SITE"),
        option("type", "Only events of this type.", "TYPE"),
        option("page", "Only events on this page.", "PAGE"),
        option("country", "Only events from this country.", "COUNTRY"),
        option("visitor", "Only events of this visitor.", "ID"),
        option("session", "Only events of this session.", "ID"),
    };
}

Result<ExportFormat> formatOf(const std::string& name)
{
    for (const ExportFormat format :
         {ExportFormat::Csv, ExportFormat::Json, ExportFormat::JsonLines}) {
        if (name == suffixOf(format) || (name.empty() && format == ExportFormat::Csv))
            return format;
    }
    return Error{"--format " + name + ": csv, json or ndjson is needed"};
}

Result<TimeMs> momentOf(const CommandOptions& options, const char* name)
{
    if (!options.has(name))
        return TimeMs(0);
    const std::optional<TimeMs> moment = parseMoment(options.text(name));
    if (moment)
        return *moment;
    return Error{std::string("--").append(name).append(" ").append(options.text(name)) +
                 ": an ISO 8601 time or milliseconds since 1970 are needed"};
}

Result<EventQuery> queryOf(const CommandOptions& options)
{
    EventQuery query;
    const Result<TimeMs> from = momentOf(options, "from");
    const Result<TimeMs> to = momentOf(options, "to");
    if (!from || !to)
        return Error{from ? to.error() : from.error()};
    query.from = *from;
    query.to = *to;
    if (options.has("site"))
        query.site = options.text("site");
    query.type = options.text("type");
    query.page = options.text("page");
    query.country = options.text("country");
    query.visitor = options.text("visitor");
    query.sessionId = options.text("session");
    return query;
}

Result<void> print(const std::string& text)
{
    const bool isOut =
        std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    if (isOut)
        return {};
    return Error{std::string("cannot write: ") + std::strerror(errno)};
}

Result<void> writeEvents(Archive& archive, EventCursor cursor, EventExport text)
{
    const auto take = [&](const Event& event) {
        text.add(event);
        return text.size() < pieceBytes;
    };
    while (!cursor.atEnd) {
        if (const Result<void> read = archive.events(cursor, take); !read)
            return read;
        if (cursor.atEnd)
            text.finish();
        if (const Result<void> printed = print(text.take()); !printed)
            return printed;
    }
    return {};
}

} // namespace

CommandForm exportForm()
{
    return {QStringLiteral("export"),
            QStringLiteral("Writes the events that were kept to standard output, beside a running "
                           "server or without one."),
            exportOptions()};
}

int exportCommand(const QStringList& arguments)
{
    const QString name = QStringLiteral("export");
    CommandOptions options(exportForm());
    if (const Result<void> read = options.read(arguments); !read)
        return complain(name, QString::fromStdString(read.error()), exitMisused);
    const Result<ExportFormat> format = formatOf(options.text("format"));
    if (!format)
        return complain(name, QString::fromStdString(format.error()), exitMisused);
    const Result<EventQuery> query = queryOf(options);
    if (!query)
        return complain(name, QString::fromStdString(query.error()), exitMisused);
    if (const Result<void> there = options.folderIsThere(); !there)
        return complain(name, QString::fromStdString(there.error()), exitFailed);
    Archive archive(options.databasePath());
    EventCursor cursor;
    cursor.query = *query;
    const Result<void> written = writeEvents(archive, std::move(cursor), EventExport(*format));
    if (!written)
        return complain(name, QString::fromStdString(written.error()), exitFailed);
    return exitGood;
}

} // namespace footfall
