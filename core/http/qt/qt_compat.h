// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/message/http_message.h"

#include <QHttpServer>
#include <QHttpServerResponder>
#include <QTcpServer>

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include <QHttpHeaders>
#endif

/// Every difference between the Qt versions we build on, 6.4 to 6.11, that our server code meets.
/// Qt HTTP Server became stable, and changed, with 6.8. Nothing else asks for a version.
namespace footfall::compat {

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)

/// What a route's handler takes; move from it to answer later. It must outlive the handler's call.
using ResponderArgument = QHttpServerResponder&;

inline bool bind(QHttpServer& server, QTcpServer* listener)
{
    return server.bind(listener);
}

template <typename Handler>
void setMissingHandler(QHttpServer& server, QObject* context, Handler handler)
{
    server.setMissingHandler(context, std::move(handler));
}

/// Qt adds the Content-Length.
inline void write(QHttpServerResponder& responder, const HttpResponse& response)
{
    QHttpHeaders headers;
    headers.append(QHttpHeaders::WellKnownHeader::ContentType, response.contentType);
    for (const HttpHeader& header : response.headers)
        headers.append(QLatin1StringView(header.name), header.value);
    responder.write(response.body, headers, QHttpServerResponder::StatusCode(response.status));
}

#else

using ResponderArgument = QHttpServerResponder&&;

inline bool bind(QHttpServer& server, QTcpServer* listener)
{
    server.bind(listener);
    return true;
}

template <typename Handler>
void setMissingHandler(QHttpServer& server, QObject*, Handler handler)
{
    server.setMissingHandler(std::move(handler));
}

inline void write(QHttpServerResponder& responder, const HttpResponse& response)
{
    responder.writeStatusLine(QHttpServerResponder::StatusCode(response.status));
    responder.writeHeader("Content-Type", response.contentType);
    responder.writeHeader("Content-Length", QByteArray::number(response.body.size()));
    for (const HttpHeader& header : response.headers)
        responder.writeHeader(header.name, header.value);
    responder.writeBody(response.body);
}

#endif

} // namespace footfall::compat
