// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"
#include "app/commands/import_source.h"
#include "app/local_time.h"
#include "app/options/log_option.h"
#include "app/options/option_values.h"
#include "core/base/limits.h"
#include "core/base/time/clock.h"
#include "core/ingest/bot_filter.h"
#include "core/net/access/site_rules.h"
#include "core/net/geo/geo_database.h"
#include "core/net/logs/access_events.h"
#include "core/protocol/archive/event_export.h"
#include "core/protocol/logs/access_log_reader.h"
#include "core/protocol/logs/log_lines.h"
#include "core/store/filtered/filter_choice_keeper.h"

#include <utility>
#include <vector>

namespace footfall {

namespace {

constexpr qsizetype logPieceBytes = 256 * 1024;
/// Agents looked at: an import has nobody to hold up, but is to end.
constexpr double importedAgents = 5'000;
constexpr double importedAgentsPerSecond = 500;

class LogImport final : public ImportSource
{
public:
    LogImport(QFile& file, const std::string& site, AccessLogReader reader,
              const FilterChoices& choices)
        : m_file(file)
        , m_names(m_clock)
        , m_agents(AgentPatterns::builtIn(), m_clock, importedAgents, importedAgentsPerSecond)
        , m_bots(BotPatterns::builtIn(), nextLocalMidnight, m_clock)
        , m_reader(std::move(reader))
        , m_events(site, {m_sites, m_names, m_agents,
                          [this](std::string_view agent) { return m_bots.isBotsAgent(agent); }, m_geo,
                          Limits().sessionTimeoutMs})
        , m_piece(logPieceBytes, Qt::Uninitialized)
    {
        m_bots.setChoices(choices);
    }

    Result<void> openGeo(const QString& path) { return m_geo.open(path); }
    Result<ImportPiece> next() override
    {
        EventExport body(ExportFormat::JsonLines);
        ImportPiece piece{{}, {}, m_read};
        while (piece.lines.size() < std::size_t(eventsAPiece) &&
               body.size() < std::size_t(bytesAPiece)) {
            LogLine line;
            if (m_lines.next(line) || (m_isAtEnd && m_lines.last(line)))
                take(line, body, piece);
            else if (m_isAtEnd)
                break;
            else if (const Result<void> read = readOn(); !read)
                return Error{read.error()};
        }
        piece.body = QByteArray::fromStdString(body.take());
        return piece;
    }
    QString summary() const override { return QString::fromStdString(m_events.counts().text()); }
    bool isReadable() const override
    {
        const LineCounts& counts = m_events.counts();
        return counts.total() == 0 || counts[LineFate::Unreadable] < counts.total();
    }

private:
    Result<void> readOn()
    {
        const qint64 bytes = m_file.read(m_piece.data(), m_piece.size());
        if (bytes < 0)
            return Error{m_file.fileName().toStdString() + ": " +
                         m_file.errorString().toStdString()};
        m_isAtEnd = bytes == 0;
        m_lines.add({m_piece.constData(), std::size_t(bytes)});
        return {};
    }
    void take(const LogLine& line, EventExport& body, ImportPiece& piece)
    {
        m_read = (long long)line.number;
        if (line.text.empty() && !line.isTooLong)
            return;
        const AccessReading reading =
            line.isTooLong ? Error{"it is too long"} : m_reader.read(line.text);
        if (!reading)
            return complainOf(reading.error());
        if (const std::optional<Event> event = m_events.eventOf(*reading)) {
            body.add(*event);
            piece.lines.push_back(m_read);
        }
    }
    void complainOf(const std::string& why)
    {
        m_events.countUnreadable();
        if (++m_complaints <= maxComplaints)
            complain(QStringLiteral("import"),
                     QStringLiteral("line %1: %2").arg(m_read).arg(QString::fromStdString(why)),
                     exitFailed);
    }

    QFile& m_file;
    const SystemClock m_clock;
    const SiteRules m_sites;
    GeoDatabase m_geo;
    VisitorNames m_names;
    AgentLookup m_agents;
    BotFilter m_bots;
    AccessLogReader m_reader;
    AccessEvents m_events;
    LogLines m_lines;
    QByteArray m_piece;
    long long m_read = 0;
    int m_complaints = 0;
    bool m_isAtEnd = false;
};

} // namespace

QList<QCommandLineOption> logImportOptions()
{
    return {{QStringLiteral("log"),
             QStringLiteral("FILE is a web server's log instead, its lines known by themselves: "
                            "page views, and what was not found or failed. Of the site that is "
                            "named, else of the host in each line."),
             QStringLiteral("FILE[:SITE]")},
            {QStringLiteral("log-format"),
             QStringLiteral("The format of --log, as nginx's log_format has it."),
             QStringLiteral("FORMAT")},
            {QStringLiteral("geo"),
             QStringLiteral("A MaxMind DB file: where the visitors of --log are."),
             QStringLiteral("FILE")}};
}

Result<std::unique_ptr<ImportSource>> logToImport(QFile& file, const std::string& site,
                                                  const CommandOptions& options)
{
    Result<std::optional<LogFormat>> format =
        logFormatOf(QString::fromStdString(options.text("log-format")));
    if (!format)
        return Error{format.error()};
    const Result<FilterChoices> choices = FilterChoiceKeeper::read(options.folder());
    if (!choices)
        return Error{choices.error()};
    auto log = std::make_unique<LogImport>(
        file, site, *format ? AccessLogReader(std::move(**format)) : AccessLogReader(), *choices);
    if (options.has("geo")) {
        const QString path = withHome(QString::fromStdString(options.text("geo")));
        if (const Result<void> opened = log->openGeo(path); !opened)
            return Error{"--geo " + opened.error()};
    }
    return std::unique_ptr<ImportSource>(std::move(log));
}

} // namespace footfall
