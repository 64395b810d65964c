// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/message/http_message.h"
#include "core/http/message/printed_answer.h"

#include <QHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QTcpServer>

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include <QHttpHeaders>
#endif
#if QT_VERSION >= QT_VERSION_CHECK(6, 11, 0)
#include <QHttpServerConfiguration>
#endif

/// Every difference between the Qt versions we build on, 6.4 to 6.11, that our server code meets.
/// Qt HTTP Server became stable, and changed, with 6.8. Nothing else asks for a version.
namespace footfall::compat {

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)

/// What a route's handler takes; move from it to keep it.
using ResponderArgument = QHttpServerResponder&;

inline bool bind(QHttpServer& server, QTcpServer* listener)
{
    return server.bind(listener);
}

/// Calls `take` with every header of the request, in order.
template <typename Take>
void forEachHeader(const QHttpServerRequest& request, Take take)
{
    const QHttpHeaders& headers = request.headers();
    for (qsizetype i = 0; i < headers.size(); ++i) {
        const QLatin1StringView name = headers.nameAt(i);
        take(HttpHeader{QByteArray(name.data(), name.size()), headers.valueAt(i).toByteArray()});
    }
}

/// Qt adds the Content-Length.
inline void write(QHttpServerResponder& responder, const HttpResponse& response)
{
    QHttpHeaders headers;
    if (!response.contentType.isEmpty())
        headers.append(QHttpHeaders::WellKnownHeader::ContentType, response.contentType);
    if (response.refused.total() > 0)
        headers.append(QLatin1StringView(refusedField), refusedText(response.refused));
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

template <typename Take>
void forEachHeader(const QHttpServerRequest& request, Take take)
{
    for (const auto& [name, value] : request.headers())
        take(HttpHeader{name, value});
}

inline void write(QHttpServerResponder& responder, const HttpResponse& response)
{
    responder.writeStatusLine(QHttpServerResponder::StatusCode(response.status));
    if (!response.contentType.isEmpty())
        responder.writeHeader("Content-Type", response.contentType);
    if (response.refused.total() > 0)
        responder.writeHeader(refusedField, refusedText(response.refused));
    responder.writeHeader("Content-Length", QByteArray::number(response.body.size()));
    for (const HttpHeader& header : response.headers)
        responder.writeHeader(header.name, header.value);
    responder.writeBody(response.body);
}

#endif

#if QT_VERSION >= QT_VERSION_CHECK(6, 11, 0)

/// Ours decide, before a request comes here.
inline void liftLimits(QHttpServer& server)
{
    QHttpServerConfiguration configuration = server.configuration();
    constexpr qint64 unlimited = -1;
    configuration.setMaximumUrlSize(unlimited);
    configuration.setMaximumTotalHeaderSize(unlimited);
    configuration.setMaximumHeaderFieldSize(unlimited);
    configuration.setMaximumHeaderFieldCount(unlimited);
    configuration.setMaximumBodySize(unlimited);
    server.setConfiguration(configuration);
}

#else

inline void liftLimits(QHttpServer&) {}

#endif

} // namespace footfall::compat
