// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/dashboards/raw_dashboards.h"

#include "core/base/backpressure.h"
#include "core/base/close_code.h"
#include "core/base/question_budget.h"
#include "core/base/time/clock.h"
#include "core/http/websocket/web_socket_peer.h"
#include "core/net/dashboards/dashboard_session.h"

#include <optional>

namespace footfall {

namespace {

/// A dashboard on a WebSocket of its own.
class RawDashboard : public QObject
{
public:
    RawDashboard(WebSocketPeer& peer, const Caller& caller, const RawDashboardEncoder& encoder,
                 const EndpointContext& context)
        : QObject(&peer)
        , m_peer(peer)
        , m_context(context)
        , m_session(std::in_place, peer, caller, encoder, context)
    {
        connect(&peer, &WebSocketPeer::textReceived, this, &RawDashboard::onText);
        connect(&peer, &WebSocketPeer::closed, this, [this] { m_session.reset(); });
    }

private:
    void onText(const QByteArray& text)
    {
        // Who asks on without reading would have the answers pile up here.
        if (m_peer.queuedBytes() > m_context.limits.subscriberHardBytes)
            return m_peer.close(SocketCloseCode::tryAgainLater, QByteArrayLiteral("Too slow"));
        switch (
            m_budget.ask(m_context.limits, m_context.clock.steady(), questionsIn(text.size()))) {
        case QuestionBudget::Verdict::Answer:
            m_session->take(readDashboardRequest(text));
            break;
        case QuestionBudget::Verdict::Refuse:
            m_session->refuse(Refused::Limit, tooManyQuestions);
            break;
        case QuestionBudget::Verdict::Close:
            m_peer.noteRefused(Refused::Limit);
            m_peer.close(SocketCloseCode::policyViolated, QByteArrayLiteral("Too many questions"));
            break;
        }
    }

    WebSocketPeer& m_peer;
    const EndpointContext& m_context;
    std::optional<DashboardSession> m_session; ///< as long as the socket is open
    QuestionBudget m_budget;
};

} // namespace

void addDashboardSocket(RouteTable& table, const RawDashboardEncoder& encoder,
                        const EndpointContext& context)
{
    table.socket("/", Plane::Reader, [&](const HttpRequest& request) {
        return [&, caller = request.caller](WebSocketPeer* peer) {
            new RawDashboard(*peer, caller, encoder, context);
        };
    });
}

} // namespace footfall
