// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/paced_call.h"
#include "core/base/time/time_units.h"
#include "core/http/route_table.h"
#include "core/hub/audience.h"
#include "core/live/live_model.h"
#include "core/net/endpoint_context.h"

#include <QObject>
#include <QTimer>

#include <string>

namespace footfall {

/// The visitor counter: `GET /events`, a stream of how many streams are open and how many visitors
/// are behind them, and `GET /health`. A change goes to all at once after quiet, and then at most
/// once in 100 ms, encoded once. Server thread.
class VisitorCounter : public QObject
{
    Q_OBJECT

public:
    static constexpr DurationMs countGapMs = 100;
    static constexpr int heartbeatMs = 15'000;

    /// What is passed must outlive the streams.
    explicit VisitorCounter(const EndpointContext& context, QObject* parent = nullptr);

    /// The object must outlive the table.
    void addRoutes(RouteTable& table);

Q_SIGNALS:
    /// A stream was opened or closed.
    void changed();

private:
    void open(const HttpRequest& request, const Responder& responder);
    void enter(StreamPeer* peer, const std::string& visitor, const std::string& site);
    void leave(const std::string& visitor, Presence::Ticket tab);
    void tell();

    const EndpointContext& m_context;
    Presence& m_presence;
    AudienceShare m_share;
    Audience<> m_streams{m_share};
    PacedCall m_tell;
    QTimer m_heartbeat;
};

} // namespace footfall
