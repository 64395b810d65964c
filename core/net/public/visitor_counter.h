// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"
#include "core/base/patience.h"
#include "core/base/time/paced_call.h"
#include "core/base/time/time_units.h"
#include "core/http/route_table.h"
#include "core/live/live_model.h"
#include "core/net/access/site_rules.h"

#include <QObject>
#include <QTimer>

#include <list>
#include <string>

namespace footfall {

class Clock;

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
    VisitorCounter(LiveModel& model, const SiteRules& sites, const Limits& limits,
                   const Clock& clock, QObject* parent = nullptr);

    /// The object must outlive the table.
    void addRoutes(RouteTable& table);

Q_SIGNALS:
    /// A stream was opened or closed.
    void changed();

private:
    struct Stream
    {
        StreamPeer* peer;
        std::string visitor;
        Presence::Ticket tab;
        Patience patience;
    };

    void open(const HttpRequest& request, const Responder& responder);
    void enter(StreamPeer* peer, const std::string& visitor, const std::string& site);
    void leave(std::list<Stream>::iterator stream);
    void tell();
    void sendToAll(const QByteArray& bytes);

    LiveModel& m_model;
    Presence& m_presence;
    const SiteRules& m_sites;
    const Limits m_limits;
    const Clock& m_clock;
    std::list<Stream> m_streams;
    PacedCall m_tell;
    QTimer m_heartbeat;
};

} // namespace footfall
