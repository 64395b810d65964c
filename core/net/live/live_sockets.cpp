// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/live/live_sockets.h"

#include "core/http/message/status.h"
#include "core/net/events/look_rates.h"
#include "core/protocol/live/live_answers.h"
#include "core/protocol/live/live_view.h"
#include "core/protocol/live/live_view_encoder.h"

#include <QRandomGenerator>

#include <functional>
#include <utility>

namespace footfall {

namespace {

constexpr std::string_view sinceName = "since";

/// What the query says of the view, and where to go on.
ViewFields fieldsOf(const HttpRequest& request)
{
    ViewFields fields;
    const auto add = [&](std::string_view name) {
        for (const QByteArray& value : request.queryValues(name)) {
            if (isFilterField(name) || !fields.contains(name))
                fields.emplace(name, value.toStdString());
        }
    };
    for (const std::string_view name : viewFieldNames)
        add(name);
    add(sinceName);
    return fields;
}

std::unique_ptr<ViewEncoder> makeEncoder(const SnapshotRequest& view)
{
    return std::make_unique<LiveViewEncoder>(view);
}

/// Where numbers begin, below 2^52: not by the time, which may be set back, so that no `since` of
/// an earlier run is taken for one of this.
quint64 anySeq()
{
    constexpr int spareBits = 64 - 52;
    return (QRandomGenerator::system()->generate64() >> spareBits) + 1;
}

} // namespace

LiveSockets::LiveSockets(const EndpointContext& context, ArchiveWorker* archive, Server server,
                         QObject* parent)
    : QObject(parent)
    , m_server(std::move(server))
    , m_views(context.model, context.hub, makeEncoder, context.limits, context.clock, context.stages,
              anySeq())
    , m_followers(context.model, context.limits)
    , m_archive(archive ? std::make_unique<ArchiveClient>(*archive) : nullptr)
    , m_share{context,           m_views,          m_followers,
              m_archive.get(),   m_server.replays, m_server.moments,  m_server.sensitivities,
              m_server.goals,    m_server.marks,   m_server.alertHandling, m_server.filterChoices,
              m_server.loginPath}
{
    connect(&m_views, &LiveViews::refreshed, this, [this] { m_followers.look(); });
    connect(&context.ingest, &Ingest::changed, this, &LiveSockets::changed);
    connect(&context.hub, &Hub::dashboardsChanged, this, &LiveSockets::changed);
    connect(&m_server.sensitivities, &SensitivityKeeper::changed, this, &LiveSockets::tellState);
    connect(&m_server.marks, &MarkKeeper::changed, this, &LiveSockets::tellState);
    connect(&m_stateTimer, &QTimer::timeout, this, &LiveSockets::tellState);
}

void LiveSockets::addRoutes(RouteTable& table)
{
    table.socket("/api/live", Plane::Reader, std::bind_front(&LiveSockets::open, this));
}

Upgrade LiveSockets::open(const HttpRequest& request)
{
    const ViewFields fields = fieldsOf(request);
    const Result<SnapshotRequest> view = readView(fields);
    if (!view)
        return HttpResponse::error(status::badRequest, view.error());
    const auto since = readSince(fields);
    if (!since)
        return HttpResponse::error(status::badRequest, since.error());
    if (!m_views.hasRoomFor(*view))
        return HttpResponse::error(status::serviceUnavailable,
                                   "Too many different views are watched: try again");
    if (LookRates::isCostly(*view)) {
        if (const DurationMs wait = m_share.context.looks.waitToLook(request.caller, request.peer))
            return sentTooFast(narrowedViews, wait);
    }
    return [this, caller = request.caller, address = request.peer, view = *view,
            since = *since](WebSocketPeer* peer) { join(peer, caller, address).watch(view, since); };
}

LiveConnection& LiveSockets::join(WebSocketPeer* peer, const Caller& caller,
                                  const QHostAddress& address)
{
    auto* connection = new LiveConnection(*peer, caller, address, m_share);
    connect(peer, &WebSocketPeer::closed, this, [this, connection] {
        m_connections.erase(connection);
        connection->end();
    });
    tellState();
    m_connections.insert(connection);
    updateState();
    peer->send(stateFor(*connection));
    if (!m_stateTimer.isActive())
        m_stateTimer.start(stateMs);
    return *connection;
}

QByteArray LiveSockets::stateFor(const LiveConnection& connection) const
{
    return connection.isOperator() ? m_operatorState : m_readerState;
}

bool LiveSockets::updateState()
{
    SourceState state = m_server.state();
    state.mayChange = true;
    QByteArray forOperators = liveState(state, m_server.version);
    if (forOperators == m_operatorState)
        return false;
    m_operatorState = std::move(forOperators);
    state.mayChange = false;
    m_readerState = liveState(state, m_server.version);
    return true;
}

void LiveSockets::tellState()
{
    if (m_connections.empty())
        m_stateTimer.stop();
    else if (updateState()) {
        for (LiveConnection* connection : m_connections)
            connection->send(stateFor(*connection));
    }
}

} // namespace footfall
