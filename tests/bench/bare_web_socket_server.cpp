// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A measure for the benchmark: what Qt's own WebSocket server costs at least. QWebSocketServer on
// its real sockets accepts everybody and does nothing else.
//   bare_web_socket_server --listen 127.0.0.1:PORT
#include "tests/bench/loopback.h"

#include <QCoreApplication>
#include <QWebSocket>
#include <QWebSocketServer>

#include <cstdio>

namespace {

constexpr int maxPending = 1'000;

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    footfall::bench::raiseDescriptorLimit();
    QWebSocketServer server(QStringLiteral("bare"), QWebSocketServer::NonSecureMode);
    server.setMaxPendingConnections(maxPending);
    QObject::connect(&server, &QWebSocketServer::newConnection, &server, [&server] {
        while (QWebSocket* socket = server.nextPendingConnection())
            QObject::connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    });
    if (!server.listen(QHostAddress::LocalHost,
                       footfall::bench::portOf(argc == 3 ? argv[2] : ""))) {
        std::fprintf(stderr, "%s\n", qPrintable(server.errorString()));
        return 2;
    }
    std::printf("Listening on http://127.0.0.1:%d\n", server.serverPort());
    std::fflush(stdout);
    return QCoreApplication::exec();
}
