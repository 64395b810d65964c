// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/http/route_table.h"
#include "core/hub/audience.h"
#include "core/live/live_model.h"

#include <QObject>
#include <QTimer>

#include <list>

namespace footfall {

/// Analytics samples: one of the numbers at `/api/analytics`, one by GET, or by WebSocket one at
/// once and one every 1.5 s; and the welcome of the WebSocket `/api`. Sockets whose samples are due
/// at about the same time share one: at most thirty a period are made, whatever the number of
/// sockets. Server thread.
class AnalyticsStream : public QObject
{
    Q_OBJECT

public:
    static constexpr DurationMs periodMs = 1'500;
    /// A sample may come this much early, together with others.
    static constexpr DurationMs togetherMs = 50;

    /// What is passed must outlive the stream.
    AnalyticsStream(const LiveModel& model, const Limits& limits, const Clock& clock,
                    QObject* parent = nullptr);

    /// The stream must outlive the table.
    void addRoutes(RouteTable& table);

private:
    struct Round
    {
        SteadyTime due;
        Audience<> listeners;
    };

    void join(WebSocketPeer* peer);
    void sendDue();
    void waitForNext();

    const LiveModel& m_model;
    const Clock& m_clock;
    AudienceShare m_share;
    std::list<Round> m_rounds; ///< of who came together; the next one due comes first
    QTimer m_timer;
};

} // namespace footfall
