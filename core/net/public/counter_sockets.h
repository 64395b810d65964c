// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/http/route_table.h"
#include "core/hub/audience.h"
#include "core/live/live_model.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <string>

namespace footfall {

/// Whose people are counted: those of a page, or of a whole site.
struct CountedPlace
{
    std::string site;
    std::string page; ///< empty: the site

    auto operator<=>(const CountedPlace&) const = default;
};

/// What is asked by `page` and `site`. Without `site` it is the host of `Origin`, or of `Referer`
/// where there is none, as of a picture. Or why it can be none.
Result<CountedPlace> countedPlace(const HttpRequest& request);
/// On a page its open and active sockets, as `/ws` counts them; on a site its visitors.
std::int64_t peopleAt(const CountedPlace& place, const LiveModel& model);

/// The WebSocket `/counter?page=P&site=S`, where `/counter.js` follows how many there are, and is
/// not one of them. `{"count":3}` at once, then on a change, looked for four times a second, once
/// for all that follow the same. What clients send is ignored. Server thread.
class CounterSockets : public QObject
{
    Q_OBJECT

public:
    static constexpr int lookMs = 250;

    /// What is passed must outlive the sockets.
    CounterSockets(const LiveModel& model, const Limits& limits, const Clock& clock,
                   QObject* parent = nullptr);

    /// The object must outlive the table.
    void addRoutes(RouteTable& table);

private:
    struct Followed
    {
        Audience<> listeners;
        std::int64_t told = 0;
    };

    Upgrade open(const HttpRequest& request);
    void join(WebSocketPeer* peer, const CountedPlace& place);
    void leave(const CountedPlace& place, Audience<>::Id listener);
    void look();

    const LiveModel& m_model;
    AudienceShare m_share;
    std::map<CountedPlace, Followed> m_followed;
    QTimer m_look;
};

} // namespace footfall
