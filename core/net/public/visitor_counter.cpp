// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/public/visitor_counter.h"

#include "core/base/text/ascii.h"
#include "core/base/time/clock.h"
#include "core/http/connection/stream_peer.h"
#include "core/http/message/cookies.h"
#include "core/http/message/query_reader.h"
#include "core/http/message/status.h"
#include "core/net/events/event_routes.h"
#include "core/protocol/public/visitor_counter.h"

#include <QUuid>

#include <functional>
#include <iterator>

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

VisitorCounter::VisitorCounter(LiveModel& model, const SiteRules& sites, const Limits& limits,
                               const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_presence(model.presence())
    , m_sites(sites)
    , m_limits(limits)
    , m_clock(clock)
    , m_tell(countGapMs, clock, [this] { tell(); })
{
    connect(&m_heartbeat, &QTimer::timeout, this, [this] { sendToAll(counterHeartbeat()); });
}

void VisitorCounter::addRoutes(RouteTable& table)
{
    table.get("/events", Plane::Visitor, std::bind_front(&VisitorCounter::open, this));
    table.get("/health", Plane::Visitor, [this](const HttpRequest&) {
        return HttpResponse::json(status::ok, healthReport(m_presence.streams(), m_clock.now()));
    });
}

void VisitorCounter::open(const HttpRequest& request, const Responder& responder)
{
    QueryReader query(request);
    const std::string named = query.site().value_or("");
    if (!query.complaint().empty())
        return responder.respond(HttpResponse::error(status::badRequest, query.complaint()));
    const Result<std::string> site = siteOf(request, named, m_sites);
    if (!site)
        return responder.respond(siteRefused(site.error()));
    HttpResponse head = streamHead();
    const QByteArray cookies = cookieLine(request);
    std::string visitor = visitorIdIn(viewOf(cookies));
    if (visitor.empty()) {
        visitor = newVisitorId();
        head.headers.append(
            {QByteArrayLiteral("Set-Cookie"), visitorCookie(visitor, request.secure)});
    }
    if (StreamPeer* peer = responder.stream(head))
        enter(peer, visitor, *site);
}

void VisitorCounter::enter(StreamPeer* peer, const std::string& visitor, const std::string& site)
{
    const Presence::Ticket tab = m_model.arrive({site, {}, visitor, false}, m_clock.steady());
    m_presence.streamOpened(visitor);
    m_streams.push_back({peer, visitor, tab, {}});
    connect(peer, &StreamPeer::closed, this,
            [this, stream = std::prev(m_streams.end())] { leave(stream); });
    if (m_streams.size() == 1)
        m_heartbeat.start(heartbeatMs);
    m_tell.soon();
    Q_EMIT changed();
}

void VisitorCounter::leave(std::list<Stream>::iterator stream)
{
    m_presence.streamClosed(stream->visitor);
    m_presence.leave(stream->tab);
    m_streams.erase(stream);
    if (m_streams.empty())
        m_heartbeat.stop();
    m_tell.soon();
    Q_EMIT changed();
}

void VisitorCounter::tell()
{
    sendToAll(counterEvent(m_presence.streams(), m_clock.now()));
}

void VisitorCounter::sendToAll(const QByteArray& bytes)
{
    for (Stream& stream : m_streams)
        deliver(*stream.peer, stream.patience, bytes, m_limits, m_clock.steady());
}

} // namespace footfall
