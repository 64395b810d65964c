// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/dashboards/raw_dashboards.h"

#include "core/base/patience.h"
#include "core/base/question_budget.h"
#include "core/base/time/clock.h"
#include "core/http/websocket/web_socket_peer.h"
#include "core/protocol/dashboards/dashboard_request.h"

namespace footfall {

namespace {

/// One dashboard: what it asks is answered, and what others do is told to it.
class RawDashboard : public QObject
{
public:
    RawDashboard(WebSocketPeer& peer, Access access, Hub& hub, const LiveModel& model,
                 const RawDashboardEncoder& encoder, const Limits& limits, const Clock& clock)
        : QObject(&peer)
        , m_peer(peer)
        , m_access(access)
        , m_hub(hub)
        , m_model(model)
        , m_limits(limits)
        , m_clock(clock)
        , m_id(hub.join(peer, encoder))
    {
        connect(&peer, &WebSocketPeer::textReceived, this, &RawDashboard::onText);
        connect(&peer, &WebSocketPeer::closed, this, [this] { m_hub.leave(m_id); });
    }

private:
    void onText(const QByteArray& text)
    {
        // Who asks on without reading would have the answers pile up here.
        if (m_peer.queuedBytes() > m_limits.subscriberHardBytes)
            return m_peer.close(closeTooSlow, QByteArrayLiteral("Too slow"));
        switch (m_budget.ask(m_limits, m_clock.steady())) {
        case QuestionBudget::Verdict::Answer:
            return answer(text);
        case QuestionBudget::Verdict::Refuse:
            return refuse(Refused::Limit, tooManyQuestions);
        case QuestionBudget::Verdict::Close:
            m_peer.noteRefused(Refused::Limit);
            return m_peer.close(closeTooManyQuestions, QByteArrayLiteral("Too many questions"));
        }
    }
    void answer(const QByteArray& text)
    {
        std::visit([this](const auto& request) { answer(request); }, readDashboardRequest(text));
    }
    void answer(const DetailedStatsRequest& request)
    {
        for (const QByteArray& frame : rawDetailedStats(m_model, request.filter))
            m_peer.send(frame);
    }
    void answer(const TrackAction& request)
    {
        if (m_access != Access::Operator)
            return refuse(Refused::Access, "With a share link one only looks");
        m_hub.action(m_id, {request.action, request.details, m_clock.now()});
    }
    void answer(const BadRequest& request) { refuse(Refused::BadInput, request.message); }
    void refuse(Refused why, std::string_view message)
    {
        m_peer.noteRefused(why);
        m_peer.send(dashboardError(message));
    }

    WebSocketPeer& m_peer;
    const Access m_access;
    Hub& m_hub;
    const LiveModel& m_model;
    const Limits& m_limits;
    const Clock& m_clock;
    const Hub::ListenerId m_id;
    QuestionBudget m_budget;
};

} // namespace

void addDashboardSocket(RouteTable& table, Hub& hub, const LiveModel& model,
                        const RawDashboardEncoder& encoder, const Limits& limits,
                        const Clock& clock)
{
    table.socket("/", Plane::Reader, [&](const HttpRequest& request) {
        return [&, access = request.caller.access](WebSocketPeer* peer) {
            new RawDashboard(*peer, access, hub, model, encoder, limits, clock);
        };
    });
}

} // namespace footfall
