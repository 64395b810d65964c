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
#include <map>
#include <unordered_map>

namespace footfall {

class Clock;

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
    PagePresenceSockets(LiveModel& model, const SiteRules& sites, const Limits& limits,
                        const Clock& clock, QObject* parent = nullptr);

    /// The object must outlive the table.
    void addRoutes(RouteTable& table);

Q_SIGNALS:
    /// Somebody came, went, or is active or idle now.
    void changed();

private:
    struct Visitor
    {
        WebSocketPeer* peer;
        SessionKey session;
        Presence::Ticket tab;
        Patience patience;
    };
    struct Room
    {
        Presence::PlaceId place = 0;
        std::list<Visitor> visitors;
        Pacer pacer{countGapMs};
        DurationMs tellAt = 0; ///< steady; 0: nothing waits to be told
    };

    Upgrade open(const HttpRequest& request);
    void join(WebSocketPeer* peer, const SessionKey& session, const std::string& page);
    void leave(Room& room, std::list<Visitor>::iterator visitor);
    void take(Room& room, Visitor& visitor, const QByteArray& text);
    void hear(Room& room, Visitor& visitor);
    void setHidden(Room& room, Visitor& visitor, bool isHidden);
    QByteArray countIn(const Room& room) const;
    void tell(Room& room);
    void tellNow(Room& room);
    void tell(Visitor& visitor, const QByteArray& frame);
    void tellDue();
    void waitForNext();
    void findSilent();
    void closeSilent();

    LiveModel& m_model;
    Presence& m_presence;
    const SiteRules& m_sites;
    const Limits m_limits;
    const Clock& m_clock;
    std::unordered_map<Presence::PlaceId, Room> m_rooms;
    /// Steady time → room; out of date where the room's own time differs.
    std::multimap<DurationMs, Presence::PlaceId> m_due;
    QTimer m_dueTimer;
    QTimer m_silenceTimer;
    QTimer m_closeTimer;
};

} // namespace footfall
