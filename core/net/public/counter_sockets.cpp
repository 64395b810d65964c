// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/public/counter_sockets.h"

#include "core/base/json/json_writer.h"
#include "core/base/text/ascii.h"
#include "core/base/text/text_rules.h"
#include "core/http/message/query_reader.h"
#include "core/http/message/status.h"
#include "core/http/websocket/web_socket_peer.h"
#include "core/net/access/site_rules.h"

#include <functional>

namespace footfall {

namespace {

/// The host of the page that asks; of a picture it is told by `Referer` alone.
std::string callerOf(const HttpRequest& request)
{
    const std::string_view origin = request.header("Origin");
    const std::string host = hostOfOrigin(origin.empty() ? request.header("Referer") : origin);
    std::string_view rest = host;
    return std::string(takeUntil(rest, '/'));
}

QByteArray countFrame(std::int64_t count)
{
    JsonWriter json;
    json.beginObject().key("count").number(count).endObject();
    return QByteArray::fromStdString(json.take());
}

} // namespace

Result<CountedPlace> countedPlace(const HttpRequest& request)
{
    QueryReader query(request);
    const std::string page = query.page();
    const std::optional<std::string> named = query.site();
    if (!query.complaint().empty())
        return Error{query.complaint()};
    const std::string site = named ? *named : callerOf(request);
    if (const std::string fault = keyFault(site, maxLength::site); !fault.empty())
        return Error{"site: " + fault};
    return CountedPlace{site, page};
}

std::int64_t peopleAt(const CountedPlace& place, const LiveModel& model)
{
    return place.page.empty() ? model.visitorsNow(place.site)
                              : model.presence().activeAt(place.site, place.page);
}

CounterSockets::CounterSockets(const LiveModel& model, const Limits& limits, const Clock& clock,
                               QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_share{limits, clock}
{
    connect(&m_look, &QTimer::timeout, this, &CounterSockets::look);
}

void CounterSockets::addRoutes(RouteTable& table)
{
    table.socket("/counter", Plane::Visitor, std::bind_front(&CounterSockets::open, this));
}

Upgrade CounterSockets::open(const HttpRequest& request)
{
    const Result<CountedPlace> place = countedPlace(request);
    if (!place)
        return HttpResponse::error(status::badRequest, place.error());
    return [this, place = *place](WebSocketPeer* peer) { join(peer, place); };
}

void CounterSockets::join(WebSocketPeer* peer, const CountedPlace& place)
{
    const auto [found, isNew] = m_followed.try_emplace(place, Followed{Audience<>(m_share)});
    Followed& followed = found->second;
    if (isNew)
        followed.told = peopleAt(place, m_model);
    const auto id = followed.listeners.add(*peer).id;
    connect(peer, &WebSocketPeer::closed, this, [this, place, id] { leave(place, id); });
    peer->send(countFrame(followed.told));
    if (!m_look.isActive())
        m_look.start(lookMs);
}

void CounterSockets::leave(const CountedPlace& place, Audience<>::Id listener)
{
    const auto found = m_followed.find(place);
    found->second.listeners.remove(listener);
    if (found->second.listeners.isEmpty())
        m_followed.erase(found);
    if (m_followed.empty())
        m_look.stop();
}

void CounterSockets::look()
{
    for (auto& [place, followed] : m_followed) {
        const std::int64_t count = peopleAt(place, m_model);
        if (count == followed.told)
            continue;
        followed.told = count;
        followed.listeners.send(countFrame(count));
    }
}

} // namespace footfall
