// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/route_table.h"
#include "core/net/live/live_connection.h"
#include "core/source/live_source.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <unordered_set>

namespace footfall {

/// The WebSocket `/api/live` (core/protocol/live/README.md), which our own dashboards follow; for
/// operators and readers. Counted among the dashboards. Server thread.
class LiveSockets : public QObject
{
    Q_OBJECT

public:
    /// How often it is looked whether the server's state has changed.
    static constexpr int stateMs = 1'000;

    /// What the sockets ask of the server.
    struct Server
    {
        /// Footfall's.
        std::string version;
        /// How the server stands; `mayChange` is the client's matter.
        std::function<SourceState()> state;
        /// The path of a new one-time login; empty where there is none.
        std::function<QByteArray()> loginPath;
        /// Null: nothing is kept.
        AlertReplays* replays = nullptr;
        /// The same.
        Moments* moments = nullptr;
        SensitivityKeeper& sensitivities;
        GoalKeeper& goals;
        MarkKeeper& marks;
        AlertHandlingKeeper& alertHandling;
        FilterChoiceKeeper& filterChoices;
    };

    /// Without a worker nothing of the past is told. What is passed must outlive the sockets.
    LiveSockets(const EndpointContext& context, ArchiveWorker* archive, Server server,
                QObject* parent = nullptr);

    /// The object must outlive the table.
    void addRoutes(RouteTable& table);
    /// Somebody who looks would see something new.
    void changed() { m_views.changed(); }
    /// Tells of the server's state, if that has changed.
    void tellState();
    /// Call about four times a second.
    void tick() { m_views.tick(); }

private:
    Upgrade open(const HttpRequest& request);
    LiveConnection& join(WebSocketPeer* peer, const Caller& caller, const QHostAddress& address);
    QByteArray stateFor(const LiveConnection& connection) const;
    bool updateState();

    const Server m_server;
    LiveViews m_views;
    SessionFollowers m_followers;
    const std::unique_ptr<ArchiveClient> m_archive;
    LiveShare m_share;
    std::unordered_set<LiveConnection*> m_connections;
    /// As they were told last.
    QByteArray m_operatorState;
    QByteArray m_readerState;
    QTimer m_stateTimer;
};

} // namespace footfall
