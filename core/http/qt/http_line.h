// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/connection/byte_channel.h"
#include "core/http/message/http_message.h"
#include "core/http/qt/memory_server.h"

#include <QHttpServerResponder>

#include <functional>
#include <optional>

namespace footfall {

/// One in-process connection to our QHttpServer, kept alive from request to request. It carries one
/// exchange at a time, and keeps it: QHttpServer is told only what it needs to route, which is the
/// method, the path and the number of the line, and gives the answer. Server thread.
class HttpLine final : public ByteOutput
{
public:
    /// The header that tells QHttpServer's handlers on which line a request came.
    static constexpr char numberHeader[] = "X-Line";

    /// `hungUp` is called when QHttpServer closes the line, and may delete it.
    HttpLine(quint64 number, MemoryServer& server, std::function<void()> hungUp);
    ~HttpLine() override;

    quint64 number() const { return m_number; }
    const HttpRequest& request() const { return m_request; }

    /// Asks QHttpServer; its handler may run within. Touch the line after it only if it still
    /// exists.
    void ask(const HttpRequest& request, const Responder& client);
    /// QHttpServer's handler is here, and answers later.
    void hold(QHttpServerResponder&& responder);
    /// Answers by way of QHttpServer; `finishExchange` takes the answer.
    void answer(const HttpResponse& response);
    bool isAnswered() const { return !m_answer.isEmpty(); }
    struct Exchange
    {
        Responder client;
        HttpResponse answer;
    };
    /// Ends the exchange: what QHttpServer answered, and whom it is for. Not while it is asked.
    Exchange finishExchange();

    // What QHttpServer writes.
    void write(QByteArrayView bytes) override;
    qint64 pendingBytes() const override { return 0; }
    void finish() override;

private:
    const quint64 m_number;
    MemorySocket* m_socket;
    std::function<void()> m_hungUp;
    HttpRequest m_request;
    std::optional<Responder> m_client;
    std::optional<QHttpServerResponder> m_responder;
    QByteArray m_answer;
    RefusalCounts m_refused; ///< of the answer: QHttpServer does not carry it
};

} // namespace footfall
