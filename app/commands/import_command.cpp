// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"
#include "app/commands/import_source.h"
#include "app/commands/server_client.h"
#include "app/options/log_option.h"
#include "app/work_thread.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>

#include <cstdio>
#include <future>
#include <memory>

#include <unistd.h>

namespace footfall {

namespace {

constexpr char importName[] = "import";
constexpr qint64 maxLineBytes = 64 * 1024;
/// So often a person is told how far it is.
constexpr qint64 progressMs = 500;

class EventFile final : public ImportSource
{
public:
    explicit EventFile(QFile& file)
        : m_file(file)
    {
    }

    Result<ImportPiece> next() override
    {
        ImportPiece piece{{}, {}, m_lines};
        while (m_lines - piece.linesBefore < eventsAPiece && piece.body.size() < bytesAPiece) {
            // Of a pipe only a read tells that it is at its end.
            const QByteArray line = m_file.readLine(maxLineBytes);
            if (line.isEmpty())
                break;
            ++m_lines;
            const bool isCut = line.size() >= maxLineBytes - 1;
            if (isCut && !line.endsWith('\n'))
                return Error{"line " + std::to_string(m_lines) + " is too long"};
            piece.body += line;
            if (!line.trimmed().isEmpty())
                piece.lines.push_back(m_lines);
        }
        if (m_file.error() != QFileDevice::NoError)
            return Error{m_file.fileName().toStdString() + ": " +
                         m_file.errorString().toStdString()};
        return piece;
    }

private:
    QFile& m_file;
    long long m_lines = 0;
};

/// Reads the next piece while the one before is on its way.
class ReadAhead
{
public:
    explicit ReadAhead(ImportSource& source)
        : m_source(source)
        , m_thread(QStringLiteral("import"))
    {
        begin();
    }

    Result<ImportPiece> take()
    {
        Result<ImportPiece> piece = m_next.get();
        if (piece && !piece->body.isEmpty())
            begin();
        return piece;
    }

private:
    void begin()
    {
        auto piece = std::make_shared<std::promise<Result<ImportPiece>>>();
        m_next = piece->get_future();
        QMetaObject::invokeMethod(
            m_thread.place(), [piece, this] { piece->set_value(m_source.next()); },
            Qt::QueuedConnection);
    }

    ImportSource& m_source;
    std::future<Result<ImportPiece>> m_next;
    WorkThread m_thread;
};

/// Sends what a source has, piece by piece, and adds up the answers.
class Import
{
public:
    Import(ServerClient& client, ImportSource& source)
        : m_client(client)
        , m_source(source)
        , m_showsProgress(isatty(STDERR_FILENO) != 0)
    {
        m_sinceProgress.start();
    }

    Result<void> run()
    {
        ReadAhead pieces(m_source);
        while (true) {
            const Result<ImportPiece> piece = pieces.take();
            if (!piece)
                return Error{piece.error()};
            const bool isLast = piece->body.isEmpty();
            const QString path = isLast ? QStringLiteral("/api/import?finish=1")
                                        : QStringLiteral("/api/import");
            if (const Result<void> sent = send(path, *piece); !sent || isLast)
                return sent;
            showProgress(piece->linesBefore);
        }
    }
    void print() const
    {
        if (m_hasShown)
            std::fprintf(stderr, "\r\033[K");
        if (const QString summary = m_source.summary(); !summary.isEmpty())
            std::printf("%s\n", qUtf8Printable(summary));
        std::printf("%lld imported, %lld known already, %lld outside of what is kept as history, "
                    "%lld not readable\n",
                    m_imported, m_resent, m_outside, m_rejected);
    }
    bool isWhole() const { return m_rejected == 0 && m_source.isReadable(); }

private:
    void showProgress(long long lines)
    {
        if (!m_showsProgress || m_sinceProgress.elapsed() < progressMs)
            return;
        m_sinceProgress.restart();
        m_hasShown = true;
        std::fprintf(stderr, "\r%lld lines, %lld events", lines, m_imported);
    }
    Result<void> send(const QString& path, const ImportPiece& piece)
    {
        const Result<QJsonObject> answer =
            m_client.post(path, "application/x-ndjson", piece.body);
        if (!answer)
            return Error{answer.error() + " (" + std::to_string(piece.linesBefore) +
                         " lines were taken before)"};
        const auto number = [&](const char* key) {
            return static_cast<long long>(answer->value(QLatin1String(key)).toDouble());
        };
        m_imported += number("imported");
        m_resent += number("resent");
        m_outside += number("outside");
        complainOf(answer->value(QLatin1String("rejected")).toArray(), piece);
        return {};
    }
    void complainOf(const QJsonArray& rejected, const ImportPiece& piece)
    {
        for (const QJsonValue& event : rejected) {
            if (++m_rejected > ImportSource::maxComplaints)
                continue;
            const auto index = std::size_t(event[QLatin1String("index")].toDouble());
            const long long line = index < piece.lines.size() ? piece.lines[index] : 0;
            complain(QLatin1String(importName),
                     QStringLiteral("line %1: %2")
                         .arg(line)
                         .arg(event[QLatin1String("error")].toString()),
                     exitFailed);
        }
    }

    ServerClient& m_client;
    ImportSource& m_source;
    const bool m_showsProgress;
    bool m_hasShown = false;
    QElapsedTimer m_sinceProgress;
    long long m_imported = 0;
    long long m_resent = 0;
    long long m_outside = 0;
    long long m_rejected = 0;
};

int importFrom(ImportSource& source, const CommandOptions& options)
{
    const QString command = QLatin1String(importName);
    const Result<std::unique_ptr<ServerClient>> client = ServerClient::open(options);
    if (!client)
        return complain(command, QString::fromStdString(client.error()), exitFailed);
    Import import(**client, source);
    const Result<void> done = import.run();
    import.print();
    if (!done)
        return complain(command, QString::fromStdString(done.error()), exitFailed);
    return import.isWhole() ? exitGood : exitFailed;
}

int importLog(const CommandOptions& options)
{
    const QString command = QLatin1String(importName);
    const Result<LogOption> log = LogOption::read(QString::fromStdString(options.text("log")));
    if (!log)
        return complain(command, QString::fromStdString(log.error()), exitMisused);
    QFile file;
    if (const Result<void> opened = openToImport(file, log->path); !opened)
        return complain(command, QString::fromStdString(opened.error()), exitFailed);
    const Result<std::unique_ptr<ImportSource>> source = logToImport(file, log->site, options);
    if (!source)
        return complain(command, QString::fromStdString(source.error()), exitMisused);
    return importFrom(**source, options);
}

} // namespace

Result<void> openToImport(QFile& file, const QString& path)
{
    const bool isInput = path == QLatin1String("-");
    file.setFileName(isInput ? QStringLiteral("standard input") : path);
    if (isInput ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly))
        return {};
    return Error{(file.fileName() + QStringLiteral(": ") + file.errorString()).toStdString()};
}

CommandForm importForm()
{
    return {QLatin1String(importName),
            QStringLiteral("Adds events of the past to what is kept: an event a line, as `footfalld "
                           "export --format ndjson` writes them, in the order of time; or the "
                           "lines of a web server's log. Each counts at its own timestamp. They "
                           "become history, and change nothing that is live. FILE may be -, "
                           "standard input."),
            logImportOptions() + QList{ServerClient::tokenOption()}, QStringLiteral("FILE")};
}

int importCommand(const QStringList& arguments)
{
    const QString command = QLatin1String(importName);
    CommandOptions options(importForm());
    if (const Result<void> read = options.read(arguments); !read)
        return complain(command, QString::fromStdString(read.error()), exitMisused);
    if (options.has("log") && options.argument().isEmpty())
        return importLog(options);
    if (options.has("log") || options.argument().isEmpty())
        return complain(command,
                        options.has("log") ? QStringLiteral("a file or --log is needed, not both")
                                           : QStringLiteral("a file is needed"),
                        exitMisused);
    QFile file;
    if (const Result<void> opened = openToImport(file, options.argument()); !opened)
        return complain(command, QString::fromStdString(opened.error()), exitFailed);
    EventFile source(file);
    return importFrom(source, options);
}

} // namespace footfall
