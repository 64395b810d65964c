// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/dashboards/analytics_samples.h"

#include "core/base/time/clock.h"
#include "core/http/message/status.h"
#include "core/http/websocket/web_socket_peer.h"
#include "core/protocol/dashboards/analytics_sample.h"

#include <algorithm>
#include <iterator>

namespace footfall {

AnalyticsStream::AnalyticsStream(const LiveModel& model, const Limits& limits, const Clock& clock,
                                 QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_limits(limits)
    , m_clock(clock)
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
    m_listeners.push_back({peer, m_clock.steady() + periodMs, {}});
    connect(peer, &WebSocketPeer::closed, this,
            [this, listener = std::prev(m_listeners.end())] { m_listeners.erase(listener); });
    waitForNext();
}

void AnalyticsStream::sendDue()
{
    const DurationMs now = m_clock.steady();
    QByteArray sample;
    while (!m_listeners.empty() && m_listeners.front().due <= now + togetherMs) {
        if (sample.isEmpty())
            sample = analyticsSample(m_model, m_clock.now());
        Listener& listener = m_listeners.front();
        deliver(*listener.peer, listener.patience, sample, m_limits, now);
        listener.due = now + periodMs;
        m_listeners.splice(m_listeners.end(), m_listeners, m_listeners.begin());
    }
    waitForNext();
}

void AnalyticsStream::waitForNext()
{
    if (m_timer.isActive() || m_listeners.empty())
        return;
    const DurationMs wait = m_listeners.front().due - m_clock.steady();
    m_timer.start(int(std::max<DurationMs>(wait, 0)));
}

} // namespace footfall
