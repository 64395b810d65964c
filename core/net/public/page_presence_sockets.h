// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/question_budget.h"
#include "core/base/time/paced_call.h"
#include "core/base/time/time_units.h"
#include "core/http/route_table.h"
#include "core/hub/audience.h"
#include "core/live/live_model.h"
#include "core/net/endpoint_context.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <optional>
#include <unordered_map>

namespace footfall {

/// Page presence: the WebSocket `/ws?page=P&userId=U`, where pages say that they are open and are
/// told how many are. A `site` in the URL names the site, as in events; else it is the host of
/// `Origin`. A page's count is encoded once for all its sockets, at once after quiet and then at
/// most once in 100 ms. Server thread.
class PagePresenceSockets : public QObject
{
    Q_OBJECT

public:
    static constexpr DurationMs countGapMs = 100;

    /// What is passed must outlive the sockets.
    explicit PagePresenceSockets(const EndpointContext& context, QObject* parent = nullptr);

    /// The object must outlive the table.
    void addRoutes(RouteTable& table);

Q_SIGNALS:
    /// Somebody came, went, or is active or idle now.
    void changed();

private:
    struct Tab
    {
        SessionKey session;
        Presence::Ticket ticket;
        QuestionBudget budget = {};
    };
    using Visitors = Audience<Tab>;
    using Visitor = Visitors::Listener;
    struct Room
    {
        Presence::PlaceId place;
        Visitors visitors;
        Pacer pacer{countGapMs};
        std::optional<SteadyTime> tellAt = {}; ///< when what waits is to be told
    };

    Upgrade open(const HttpRequest& request);
    void join(WebSocketPeer* peer, const SessionKey& session, const std::string& page);
    void leave(Room& room, const Visitor& visitor);
    void onText(Room& room, Visitor& visitor, const QByteArray& text);
    void take(Room& room, Visitor& visitor, const QByteArray& text);
    void hear(Room& room, const Tab& tab);
    void setHidden(Room& room, const Tab& tab, bool isHidden);
    QByteArray countIn(const Room& room) const;
    void tell(Room& room);
    void tellNow(Room& room);
    void tellDue();
    void waitForNext();
    void findSilent();
    void closeSilent();

    const EndpointContext& m_context;
    Presence& m_presence;
    AudienceShare m_share;
    std::unordered_map<Presence::PlaceId, Room> m_rooms;
    /// Steady time → room; out of date where the room's own time differs.
    std::multimap<SteadyTime, Presence::PlaceId> m_due;
    QTimer m_dueTimer;
    QTimer m_silenceTimer;
    QTimer m_closeTimer;
};

} // namespace footfall
