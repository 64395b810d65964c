// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/dashboards/analytics_samples.h"

#include "core/http/message/status.h"
#include "core/http/websocket/web_socket_peer.h"
#include "core/protocol/dashboards/analytics_sample.h"

#include <algorithm>

namespace footfall {

AnalyticsStream::AnalyticsStream(const LiveModel& model, const Limits& limits, const Clock& clock,
                                 QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_clock(clock)
    , m_share{limits, clock}
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &AnalyticsStream::sendDue);
}

void AnalyticsStream::addRoutes(RouteTable& table)
{
    table.get("/api/analytics", Plane::Reader, [this](const HttpRequest&) {
        return HttpResponse::json(status::ok, analyticsSample(m_model, m_clock.now()));
    });
    table.socket("/api/analytics", Plane::Reader, [this](const HttpRequest&) {
        return [this](WebSocketPeer* peer) { join(peer); };
    });
    table.socket("/api", Plane::Reader, [](const HttpRequest&) {
        return [](WebSocketPeer* peer) { peer->send(analyticsWelcome()); };
    });
}

void AnalyticsStream::join(WebSocketPeer* peer)
{
    peer->send(analyticsSample(m_model, m_clock.now()));
    const SteadyTime due = m_clock.steady() + periodMs;
    if (m_rounds.empty() || m_rounds.back().due < due)
        m_rounds.push_back({due, Audience<>(m_share)});
    auto& listeners = m_rounds.back().listeners;
    connect(peer, &WebSocketPeer::closed, this,
            [&listeners, id = listeners.add(*peer).id] { listeners.remove(id); });
    waitForNext();
}

void AnalyticsStream::sendDue()
{
    const SteadyTime now = m_clock.steady();
    QByteArray sample;
    while (!m_rounds.empty() && m_rounds.front().due <= now + togetherMs) {
        Round& round = m_rounds.front();
        if (round.listeners.isEmpty()) {
            m_rounds.pop_front();
            continue;
        }
        if (sample.isEmpty())
            sample = analyticsSample(m_model, m_clock.now());
        round.listeners.send(sample);
        round.due = now + periodMs;
        m_rounds.splice(m_rounds.end(), m_rounds, m_rounds.begin());
    }
    waitForNext();
}

void AnalyticsStream::waitForNext()
{
    if (m_timer.isActive() || m_rounds.empty())
        return;
    const DurationMs wait = m_rounds.front().due - m_clock.steady();
    m_timer.start(int(std::max<DurationMs>(wait, 0)));
}

} // namespace footfall
