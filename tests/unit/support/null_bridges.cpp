// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Stands in for the bridges where the front alone is tested: requests go straight to the handlers,
// and a WebSocket is nothing but its 101.
#include "core/net/http_bridge.h"
#include "core/net/web_socket_bridge.h"

namespace footfall {

struct HttpBridge::State
{
    const RouteTable& routes;
};

HttpBridge::HttpBridge(const RouteTable& routes, QObject* parent)
    : QObject(parent)
    , m_state(new State{routes})
{
}

HttpBridge::~HttpBridge() = default;

void HttpBridge::handle(const HttpRequest& request, const Responder& responder)
{
    for (const Route& route : m_state->routes.routes) {
        if (route.path == request.path && route.method == request.method)
            route.handler(request, responder);
    }
}

namespace {

class Mute final : public ByteInput
{
public:
    Mute(ByteOutput& output, qint64& open)
        : m_open(open)
    {
        ++m_open;
        output.write("HTTP/1.1 101 Switching Protocols\r\n\r\n");
    }
    void feed(QByteArrayView) override {}
    void clientGone() override { --m_open; }
    void bytesSent(qint64) override {}

private:
    qint64& m_open;
};

} // namespace

struct WebSocketBridge::State
{
    qint64 open = 0;
    QList<ByteOutput*> outputs;
};

WebSocketBridge::WebSocketBridge(const Limits&, const Clock&, QObject* parent)
    : QObject(parent)
    , m_state(new State)
{
}

WebSocketBridge::~WebSocketBridge() = default;

std::unique_ptr<ByteInput> WebSocketBridge::open(const HttpRequest&, const SocketRoute&,
                                                 ByteOutput& output)
{
    m_state->outputs.append(&output);
    return std::make_unique<Mute>(output, m_state->open);
}

void WebSocketBridge::tick() {}

void WebSocketBridge::closeAll()
{
    for (ByteOutput* output : std::as_const(m_state->outputs))
        output->finish();
}

qint64 WebSocketBridge::openCount() const
{
    return m_state->open;
}

} // namespace footfall
