// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"
#include "app/commands/server_client.h"

#include <QFile>
#include <QJsonArray>

#include <cstdio>

namespace footfall {

namespace {

constexpr char importName[] = "import";
constexpr int linesAPost = 1'000;
constexpr qsizetype bytesAPost = 512 * 1024;
constexpr qint64 maxLineBytes = 64 * 1024;
/// Lines that could not be read are told, so many.
constexpr int maxComplaints = 20;

/// Sends a file piece by piece and adds up the answers.
class Import
{
public:
    Import(ServerClient& client, QFile& file)
        : m_client(client)
        , m_file(file)
    {
    }

    Result<void> run()
    {
        while (!m_isAtEnd) {
            if (const Result<void> sent = sendNext(); !sent)
                return sent;
        }
        return send(QStringLiteral("/api/import?finish=1"), {});
    }
    void print() const
    {
        std::printf("%lld imported, %lld known already, %lld outside of what is kept as history, "
                    "%lld not readable\n",
                    m_imported, m_resent, m_outside, m_rejected);
    }
    bool isWhole() const { return m_rejected == 0; }

private:
    Result<void> sendNext()
    {
        QByteArray body;
        int lines = 0;
        while (lines < linesAPost && body.size() < bytesAPost) {
            // Of a pipe only a read tells that it is at its end.
            const QByteArray line = m_file.readLine(maxLineBytes);
            m_isAtEnd = line.isEmpty();
            if (m_isAtEnd)
                break;
            const bool isCut = line.size() >= maxLineBytes - 1;
            if (isCut && !line.endsWith('\n'))
                return Error{"line " + std::to_string(m_lines + lines + 1) + " is too long"};
            body += line;
            ++lines;
        }
        if (m_file.error() != QFileDevice::NoError)
            return Error{m_file.fileName().toStdString() + ": " +
                         m_file.errorString().toStdString()};
        if (body.isEmpty())
            return {};
        const Result<void> sent = send(QStringLiteral("/api/import"), body);
        m_lines += lines;
        return sent;
    }
    Result<void> send(const QString& path, const QByteArray& body)
    {
        const Result<QJsonObject> answer = m_client.post(path, "application/x-ndjson", body);
        if (!answer)
            return Error{answer.error() + " (" + std::to_string(m_lines) +
                         " lines were taken before)"};
        const auto number = [&](const char* key) {
            return static_cast<long long>(answer->value(QLatin1String(key)).toDouble());
        };
        m_imported += number("imported");
        m_resent += number("resent");
        m_outside += number("outside");
        complainOf(answer->value(QLatin1String("rejected")).toArray());
        return {};
    }
    void complainOf(const QJsonArray& rejected)
    {
        for (const QJsonValue& event : rejected) {
            if (++m_rejected > maxComplaints)
                continue;
            const auto line = m_lines + 1 + (long long)event[QLatin1String("index")].toDouble();
            complain(QLatin1String(importName),
                     QStringLiteral("line %1: %2")
                         .arg(line)
                         .arg(event[QLatin1String("error")].toString()),
                     exitFailed);
        }
    }

    ServerClient& m_client;
    QFile& m_file;
    bool m_isAtEnd = false;
    long long m_lines = 0;
    long long m_imported = 0;
    long long m_resent = 0;
    long long m_outside = 0;
    long long m_rejected = 0;
};

int run(const CommandOptions& options, QFile& file)
{
    const QString command = QLatin1String(importName);
    const Result<std::unique_ptr<ServerClient>> client = ServerClient::open(options);
    if (!client)
        return complain(command, QString::fromStdString(client.error()), exitFailed);
    Import import(**client, file);
    const Result<void> done = import.run();
    import.print();
    if (!done)
        return complain(command, QString::fromStdString(done.error()), exitFailed);
    return import.isWhole() ? exitGood : exitFailed;
}

} // namespace

int importCommand(const QStringList& arguments)
{
    const QString command = QLatin1String(importName);
    CommandOptions options(
        command,
        QStringLiteral("Adds events of the past to what is kept: an event a line, as `footfalld "
                       "export --format ndjson` writes them, in the order of time. Each counts at "
                       "its own timestamp. They become history, and change nothing that is live. "
                       "FILE may be -, standard input."),
        {ServerClient::tokenOption()}, QStringLiteral("FILE"));
    if (const Result<void> read = options.read(arguments); !read)
        return complain(command, QString::fromStdString(read.error()), exitMisused);
    if (options.argument().isEmpty())
        return complain(command, QStringLiteral("a file is needed"), exitMisused);
    QFile file(options.argument());
    const bool isInput = options.argument() == QLatin1String("-");
    if (isInput)
        file.setFileName(QStringLiteral("standard input"));
    if (!(isInput ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly)))
        return complain(command, file.fileName() + QStringLiteral(": ") + file.errorString(),
                        exitFailed);
    return run(options, file);
}

} // namespace footfall
