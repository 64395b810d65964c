// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/server_client.h"

#include "app/local_source.h"
#include "app/options/option_values.h"
#include "core/http/socket/peer_address.h"
#include "core/store/format/store_notes.h"
#include "core/store/store_folder.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QSslSocket>

namespace footfall {

namespace {

constexpr DurationMs hundredYears = 36'500LL * 24 * 3'600'000;

/// The file with the token: the one named, or else the one that the server has made, if it has.
QString tokenFile(const CommandOptions& options)
{
    if (options.has("token-file"))
        return withHome(QString::fromStdString(options.text("token-file")));
    const QString made = OperatorToken::pathIn(options.folder());
    return QFile::exists(made) ? made : QString();
}

/// Those of the server that had the folder last: by them visits begin and end, and events are too
/// old. Where none ever had it, nothing is too old.
Limits limitsOf(const QString& folder)
{
    Limits limits;
    limits.storeKeptMs = hundredYears;
    const std::string path = QFile::encodeName(StoreFolder::databasePath(folder)).toStdString();
    const Result<Database> database = Database::open(path, Database::Mode::ReadOnly);
    if (database)
        limits.read(notes::read(*database, notes::limits));
    return limits;
}

/// On this machine nobody stands between, and its certificate names another address.
QSslConfiguration withoutNames()
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace

QCommandLineOption ServerClient::tokenOption()
{
    return {QStringLiteral("token-file"),
            QStringLiteral("The operator token of a server that listens beyond this machine "
                           "(operator-token in the data folder)."),
            QStringLiteral("FILE")};
}

Result<std::unique_ptr<ServerClient>> ServerClient::open(const CommandOptions& options)
{
    std::unique_ptr<ServerClient> client(new ServerClient);
    if (const QString file = tokenFile(options); !file.isEmpty()) {
        const Result<QByteArray> token = Options::readTokenFile(file);
        if (!token)
            return Error{"--token-file " + token.error()};
        client->m_token = *token;
    }
    if (const Result<void> found = client->find(options.folder()); !found)
        return Error{found.error()};
    return client;
}

Result<void> ServerClient::find(const QString& folder)
{
    QStringList addresses = StoreLock::addressesOf(folder);
    if (addresses.isEmpty()) {
        if (!QFile::exists(folder))
            return Error{folder.toStdString() + ": there is no such data folder"};
        Options options;
        options.listen = {{QHostAddress(QHostAddress::LocalHost), 0}};
        options.dataDir = folder;
        options.isCommand = true;
        options.limits = limitsOf(folder);
        m_host = std::make_unique<Host>(options);
        const Result<QStringList> started = m_host->start();
        if (!started)
            return Error{started.error()};
        addresses = *started;
    }
    m_url = reachableUrl(QUrl(addresses.constFirst()));
    return {};
}

Result<QJsonObject> ServerClient::post(const QString& path, const QByteArray& type,
                                       const QByteArray& body)
{
    QNetworkRequest request(m_url.resolved(QUrl(path)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, type);
    if (isLoopback(QHostAddress(m_url.host())))
        request.setSslConfiguration(withoutNames());
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    const std::unique_ptr<QNetworkReply> reply(m_network.post(request, body));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    const QJsonObject answer = QJsonDocument::fromJson(reply->readAll()).object();
    const QString error = answer.value(QLatin1String("error")).toString();
    if (!error.isEmpty())
        return Error{error.toStdString()};
    if (reply->error() != QNetworkReply::NoError)
        return Error{m_url.toString().toStdString() + ": " + reply->errorString().toStdString()};
    return answer;
}

} // namespace footfall
