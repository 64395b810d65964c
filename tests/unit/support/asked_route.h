// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/connection/stream_peer.h"
#include "core/http/route_table.h"

#include <functional>
#include <memory>
#include <optional>

namespace footfall {

/// A client of a streamed answer that takes what it is sent when the test says so.
class HeldPeer final : public StreamPeer
{
public:
    void send(const QByteArray& frame) override
    {
        received += frame;
        queued += frame.size();
        ++frames;
    }
    qint64 queuedBytes() const override { return queued; }
    void close(int code, const QByteArray&) override { closeCode = code; }

    void takeAll()
    {
        queued = 0;
        Q_EMIT drained();
    }

    QByteArray received;
    qint64 queued = 0;
    int frames = 0;
    std::optional<int> closeCode;
};

/// One request to a route by itself, and what came of it.
struct AskedRoute
{
    class Target final : public AnswerTarget
    {
    public:
        explicit Target(AskedRoute& asked)
            : m_asked(asked)
        {
        }
        void answer(HttpResponse response) override { m_asked.response = std::move(response); }
        StreamPeer* stream(const HttpResponse& head) override
        {
            m_asked.response = head;
            if (m_asked.isHead)
                return nullptr;
            m_asked.peer = std::make_unique<HeldPeer>();
            return m_asked.peer.get();
        }
        void watch(std::function<void()> left) override { m_asked.left = std::move(left); }

    private:
        AskedRoute& m_asked;
    };

    /// `path` as routes have it; `query` as it is sent.
    void ask(const RouteTable& table, const QByteArray& path, const QByteArray& query = {},
             const QByteArray& route = {})
    {
        HttpRequest request;
        request.method = "GET";
        request.path = path;
        request.query = query;
        request.isHead = isHead;
        request.caller.grant = grant;
        for (const Route& one : table.routes) {
            if (one.path == (route.isEmpty() ? path : route))
                one.respond(request, Responder(std::make_unique<Target>(*this)));
        }
    }
    int status() const { return response ? response->status : 0; }
    QByteArray header(const QByteArray& name) const
    {
        for (const HttpHeader& header : response->headers) {
            if (header.name == name)
                return header.value;
        }
        return {};
    }

    bool isHead = false;
    quint64 grant = 0;
    std::optional<HttpResponse> response;
    std::unique_ptr<HeldPeer> peer;
    std::function<void()> left;
};

} // namespace footfall
