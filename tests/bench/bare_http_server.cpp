// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A measure for the benchmark: what Qt's own server classes cost at least. QHttpServer on its real
// socket parses the event with QJsonDocument and answers it; nothing is checked or kept.
//   bare_http_server --listen 127.0.0.1:PORT
#include <QCoreApplication>
#include <QHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponse>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>

#include <cstdio>

namespace {

QHttpServerResponse answer(const QHttpServerRequest& request)
{
    const QJsonObject event = QJsonDocument::fromJson(request.body()).object();
    const bool valid = event.contains(QLatin1String("sessionId"));
    return QHttpServerResponse(
        "application/json", valid ? QByteArray(R"({"success":true})") : QByteArray("{}"),
        valid ? QHttpServerResponse::StatusCode::Ok : QHttpServerResponse::StatusCode::BadRequest);
}

quint16 portOption(const QStringList& arguments)
{
    const qsizetype at = arguments.indexOf(QLatin1String("--listen")) + 1;
    return at > 0 ? arguments.value(at).section(QLatin1Char(':'), -1).toUShort() : 0;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QHttpServer server;
    server.route(QStringLiteral("/api/events"), QHttpServerRequest::Method::Post,
                 [](const QHttpServerRequest& request) { return answer(request); });
    auto* sockets = new QTcpServer(&server);
    if (!sockets->listen(QHostAddress::LocalHost, portOption(application.arguments()))) {
        std::fprintf(stderr, "%s\n", qPrintable(sockets->errorString()));
        return 2;
    }
    // Returns a bool from Qt 6.8 on, nothing before.
    static_cast<void>(server.bind(sockets));
    std::printf("Listening on http://127.0.0.1:%d\n", sockets->serverPort());
    std::fflush(stdout);
    return QCoreApplication::exec();
}
