// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/public/visitor_counter.h"

#include "core/base/text/ascii.h"
#include "core/http/connection/stream_peer.h"
#include "core/http/message/query_reader.h"
#include "core/http/message/status.h"
#include "core/net/access/site_rules.h"
#include "core/net/events/request_details.h"
#include "core/protocol/public/visitor_counter.h"

#include <QUuid>

#include <functional>

namespace footfall {

namespace {

HttpResponse streamHead()
{
    HttpResponse head;
    head.contentType = QByteArrayLiteral("text/event-stream");
    head.headers.append({QByteArrayLiteral("Cache-Control"), QByteArrayLiteral("no-cache")});
    head.headers.append({QByteArrayLiteral("X-Accel-Buffering"), QByteArrayLiteral("no")});
    return head;
}

std::string newVisitorId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

} // namespace

VisitorCounter::VisitorCounter(const EndpointContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_presence(context.model.presence())
    , m_share{context.limits, context.clock}
    , m_tell(countGapMs, context.clock, [this] { tell(); })
{
    connect(&m_heartbeat, &QTimer::timeout, this, [this] { m_streams.send(counterHeartbeat()); });
}

void VisitorCounter::addRoutes(RouteTable& table)
{
    table.get("/events", Plane::Visitor, std::bind_front(&VisitorCounter::open, this));
    table.get("/health", Plane::Visitor, [this](const HttpRequest&) {
        return HttpResponse::json(status::ok,
                                  healthReport(m_presence.streams(), m_context.clock.now()));
    });
}

void VisitorCounter::open(const HttpRequest& request, const Responder& responder)
{
    QueryReader query(request);
    const std::string named = query.site().value_or("");
    if (!query.complaint().empty())
        return responder.respond(HttpResponse::error(status::badRequest, query.complaint()));
    const Result<std::string> site = siteOf(request, named, m_context.sites);
    if (!site)
        return responder.respond(siteRefused(site.error()));
    HttpResponse head = streamHead();
    std::string visitor;
    for (const std::string_view cookies : request.headersOf("cookie")) {
        if (visitor.empty())
            visitor = visitorIdIn(cookies);
    }
    if (visitor.empty()) {
        visitor = newVisitorId();
        head.headers.append(
            {QByteArrayLiteral("Set-Cookie"), visitorCookie(visitor, request.secure)});
    }
    StreamPeer* peer = responder.stream(head);
    // A bot is let in, so that it does not try again and again, and is nobody.
    if (peer && !m_context.bots.isBot(sentBy(request)))
        enter(peer, visitor, *site);
}

void VisitorCounter::enter(StreamPeer* peer, const std::string& visitor, const std::string& site)
{
    const Presence::Ticket tab =
        m_context.model.arrive({site, {}, visitor, false}, m_context.clock.steady());
    m_presence.streamOpened(visitor);
    const auto id = m_streams.add(*peer).id;
    connect(peer, &StreamPeer::closed, this, [=, this] {
        m_streams.remove(id);
        leave(visitor, tab);
    });
    if (m_streams.size() == 1)
        m_heartbeat.start(heartbeatMs);
    m_tell.soon();
    Q_EMIT changed();
}

void VisitorCounter::leave(const std::string& visitor, Presence::Ticket tab)
{
    m_presence.streamClosed(visitor);
    m_presence.leave(tab);
    if (m_streams.isEmpty())
        m_heartbeat.stop();
    m_tell.soon();
    Q_EMIT changed();
}

void VisitorCounter::tell()
{
    m_streams.send(counterEvent(m_presence.streams(), m_context.clock.now()));
}

} // namespace footfall
