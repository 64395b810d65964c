// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/paced_call.h"
#include "core/base/time/time_units.h"
#include "core/http/route_table.h"
#include "core/live/live_model.h"
#include "core/net/endpoint_context.h"
#include "core/net/public/viewer_answers.h"
#include "core/protocol/socketio/socketio_role.h"

#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <optional>
#include <unordered_set>

namespace footfall {

/// Viewer tracking: over HTTP `/api/viewers`, `/api/ip` and `/api/socket`; and the tracker that the
/// clients of Socket.IO talk to, who are told when viewers come or go: at once after quiet, then
/// four times a second at most, encoded once for operators and once for all others; so are answers
/// that list viewers, for all who ask in one tick. A viewer that says neither its country nor its
/// city is where its address is. One whose agent is that of a bot is answered as the others and counts
/// nowhere. Whoever reports them faster than the rates allow is refused.
/// Server thread.
class ViewerTracking : public QObject, public ViewerTracker
{
    Q_OBJECT

public:
    static constexpr DurationMs updateGapMs = 250;

    /// What is passed must outlive the object.
    explicit ViewerTracking(const EndpointContext& context, QObject* parent = nullptr);

    /// The object must outlive the table.
    void addRoutes(RouteTable& table);

    void joined(SocketIoClient& client) override;
    void left(SocketIoClient& client) override;
    std::string track(SocketIoClient& client, const QJsonObject& viewer) override;
    std::string heartbeat(SocketIoClient& client, const QJsonObject& viewer) override;

Q_SIGNALS:
    /// Viewers came or went.
    void changed();

private:
    void list(const HttpRequest& request, const Responder& responder);
    HttpResponse post(const HttpRequest& request);
    HttpResponse put(const HttpRequest& request);
    void postToSocket(const HttpRequest& request, const Responder& responder);
    void answer(ViewerAnswers::Kind kind, const HttpRequest& request, const Responder& responder);
    std::optional<HttpResponse> pay(const HttpRequest& request);
    std::optional<HttpResponse> pay(const SocketIoClient& client);
    std::optional<HttpResponse> pay(const QHostAddress& peer, qsizetype bytes);
    std::optional<ViewerReport> reportOf(const QJsonObject& viewer, const QHostAddress& peer);
    const TrackedViewer* take(const std::optional<ViewerReport>& report, std::string_view site);
    bool hear(const QJsonObject& body);
    void expire();
    void tellSoon();
    void tell();

    const EndpointContext& m_context;
    ViewerAnswers m_answers;
    TrackedViewer m_bot; ///< the last one that was answered
    std::unordered_set<SocketIoClient*> m_clients;
    bool m_isNews = false;
    /// Those who could not be told yet.
    std::unordered_set<SocketIoClient*> m_untold;
    PacedCall m_tell;
    QTimer m_expiry;
};

} // namespace footfall
