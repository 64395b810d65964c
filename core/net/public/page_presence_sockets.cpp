// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/public/page_presence_sockets.h"

#include "core/base/close_code.h"
#include "core/base/text/ascii.h"
#include "core/base/text/text_rules.h"
#include "core/http/message/query_reader.h"
#include "core/http/message/status.h"
#include "core/http/websocket/web_socket_peer.h"
#include "core/ingest/ingest.h"
#include "core/net/access/site_rules.h"
#include "core/net/events/request_details.h"
#include "core/protocol/public/page_presence.h"

#include <algorithm>
#include <climits>
#include <functional>

namespace footfall {

namespace {

constexpr int closeNormal = 1000;
/// How soon it shows that somebody has fallen silent.
constexpr int silenceMs = 1'000;

} // namespace

PagePresenceSockets::PagePresenceSockets(const EndpointContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_presence(context.model.presence())
    , m_share{context.limits, context.clock}
{
    m_dueTimer.setSingleShot(true);
    m_dueTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_dueTimer, &QTimer::timeout, this, &PagePresenceSockets::tellDue);
    connect(&m_silenceTimer, &QTimer::timeout, this, &PagePresenceSockets::findSilent);
    connect(&m_closeTimer, &QTimer::timeout, this, &PagePresenceSockets::closeSilent);
    m_silenceTimer.start(silenceMs);
    m_closeTimer.start(int(std::min<DurationMs>(context.limits.pageCheckMs, INT_MAX)));
}

void PagePresenceSockets::addRoutes(RouteTable& table)
{
    table.socket("/ws", Plane::Visitor, std::bind_front(&PagePresenceSockets::open, this));
}

/// `page` and `userId` by the rules of the same fields of events.
Upgrade PagePresenceSockets::open(const HttpRequest& request)
{
    QueryReader query(request);
    const std::string page = query.page();
    const std::string user = query.key("userId", maxLength::id);
    const std::string named = query.site().value_or("");
    if (page.empty() || user.empty())
        return HttpResponse::error(status::badRequest, "Missing page or userId parameter");
    if (!query.complaint().empty())
        return HttpResponse::error(status::badRequest, query.complaint());
    const Result<std::string> site = siteOf(request, named, m_context.sites);
    if (!site)
        return siteRefused(site.error());
    // It is let in, so that it does not try again and again, and is nobody.
    if (m_context.bots.isBot(sentBy(request)))
        return [](WebSocketPeer*) {};
    return [this, session = SessionKey{*site, user}, page](WebSocketPeer* peer) {
        join(peer, session, page);
    };
}

void PagePresenceSockets::join(WebSocketPeer* peer, const SessionKey& session,
                               const std::string& page)
{
    const Presence::Ticket tab = m_context.model.arrive(
        {session.site, page, session.sessionId, true}, m_context.clock.steady());
    const Presence::PlaceId place = m_presence.placeOf(tab);
    Room& room = m_rooms.try_emplace(place, Room{place, Visitors(m_share)}).first->second;
    Visitor& visitor = room.visitors.add(*peer, {session, tab});
    connect(peer, &WebSocketPeer::textReceived, this,
            [this, &room, &visitor](const QByteArray& text) { onText(room, visitor, text); });
    connect(peer, &WebSocketPeer::closed, this, [this, &room, &visitor] { leave(room, visitor); });
    tell(room);
    Q_EMIT changed();
}

void PagePresenceSockets::leave(Room& room, const Visitor& visitor)
{
    m_presence.leave(visitor.who.ticket);
    room.visitors.remove(visitor.id);
    if (room.visitors.isEmpty())
        m_rooms.erase(m_rooms.find(room.place));
    else
        tell(room);
    Q_EMIT changed();
}

/// What is too much is ignored, as what is not understood: these clients know no errors.
void PagePresenceSockets::onText(Room& room, Visitor& visitor, const QByteArray& text)
{
    const auto verdict = visitor.who.budget.ask(m_context.limits, m_context.clock.steady(),
                                                questionsIn(text.size()));
    if (verdict == QuestionBudget::Verdict::Answer)
        return take(room, visitor, text);
    visitor.sink.noteRefused(Refused::Limit);
    if (verdict == QuestionBudget::Verdict::Close)
        visitor.sink.close(SocketCloseCode::policyViolated, QByteArrayLiteral("Too many questions"));
}

void PagePresenceSockets::take(Room& room, Visitor& visitor, const QByteArray& text)
{
    const PageMessage message = readPageMessage(text);
    if (message == PageMessage::Other)
        return;
    hear(room, visitor.who);
    switch (message) {
    case PageMessage::Heartbeat:
        return room.visitors.send(visitor, countIn(room));
    case PageMessage::Ping:
        return room.visitors.send(visitor, pagePong(m_context.clock.now()));
    case PageMessage::Active:
        return setHidden(room, visitor.who, false);
    default:
        return setHidden(room, visitor.who, true);
    }
}

void PagePresenceSockets::hear(Room& room, const Tab& tab)
{
    m_context.ingest.heartbeat(tab.session);
    if (m_presence.heard(tab.ticket, m_context.clock.steady()))
        tell(room);
    Q_EMIT changed();
}

void PagePresenceSockets::setHidden(Room& room, const Tab& tab, bool isHidden)
{
    m_presence.setHidden(tab.ticket, isHidden);
    tell(room);
    Q_EMIT changed();
}

QByteArray PagePresenceSockets::countIn(const Room& room) const
{
    return pageCount(m_presence.activeAt(room.place), m_context.clock.now());
}

void PagePresenceSockets::tell(Room& room)
{
    if (room.tellAt)
        return;
    const SteadyTime now = m_context.clock.steady();
    const DurationMs wait = room.pacer.wait(now);
    if (wait == 0)
        return tellNow(room);
    room.tellAt = now + wait;
    m_due.emplace(*room.tellAt, room.place);
    waitForNext();
}

void PagePresenceSockets::tellNow(Room& room)
{
    const SteadyTime now = m_context.clock.steady();
    room.pacer.went(now);
    room.tellAt.reset();
    room.visitors.send(countIn(room));
}

void PagePresenceSockets::tellDue()
{
    while (!m_due.empty() && m_due.begin()->first <= m_context.clock.steady()) {
        const auto [at, place] = *m_due.begin();
        m_due.erase(m_due.begin());
        const auto room = m_rooms.find(place);
        if (room != m_rooms.end() && room->second.tellAt == at)
            tellNow(room->second);
    }
    waitForNext();
}

void PagePresenceSockets::waitForNext()
{
    if (m_due.empty())
        return;
    const DurationMs wait = m_due.begin()->first - m_context.clock.steady();
    m_dueTimer.start(int(std::max<DurationMs>(wait, 0)));
}

void PagePresenceSockets::findSilent()
{
    const auto places = m_presence.findSilent(m_context.clock.steady());
    for (const Presence::PlaceId place : places)
        tell(m_rooms.at(place));
    if (!places.empty())
        Q_EMIT changed();
}

void PagePresenceSockets::closeSilent()
{
    findSilent();
    for (auto& [place, room] : m_rooms) {
        room.visitors.each([this](Visitor& visitor) {
            if (m_presence.isSilent(visitor.who.ticket))
                visitor.sink.close(closeNormal, QByteArrayLiteral("Heartbeat timeout"));
        });
    }
}

} // namespace footfall
