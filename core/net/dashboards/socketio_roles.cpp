// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/dashboards/socketio_roles.h"

#include "core/net/dashboards/dashboard_session.h"
#include "core/protocol/socketio/socketio_client.h"

namespace footfall {

namespace {

constexpr QLatin1String trackViewer("track-viewer");
constexpr QLatin1String viewerHeartbeat("viewer-heartbeat");

/// The body of an event: its argument, or "data" of that where it is a whole frame.
QJsonObject bodyOf(const SocketIoPacket& event)
{
    const QJsonObject argument = event.arguments.at(0).toObject();
    const bool isFrame = argument.value(QLatin1String("type")) == QJsonValue(event.event);
    const QJsonValue data = argument.value(QLatin1String("data"));
    return isFrame && data.isObject() ? data.toObject() : argument;
}

class Viewer final : public SocketIoRole
{
public:
    Viewer(SocketIoClient& client, ViewerTracker& tracker)
        : m_client(client)
        , m_tracker(tracker)
    {
        m_tracker.joined(m_client);
    }
    ~Viewer() override { m_tracker.left(m_client); }

    static bool understands(const SocketIoPacket& event)
    {
        return event.event == trackViewer || event.event == viewerHeartbeat;
    }
    std::string received(const SocketIoPacket& event) override
    {
        if (event.event == trackViewer)
            return m_tracker.track(m_client, bodyOf(event));
        if (event.event == viewerHeartbeat)
            return m_tracker.heartbeat(m_client, bodyOf(event));
        return m_client.tellRefused(Refused::BadInput,
                                    "Viewers send track-viewer and viewer-heartbeat");
    }

private:
    SocketIoClient& m_client;
    ViewerTracker& m_tracker;
};

class SocketIoDashboard final : public SocketIoRole
{
public:
    SocketIoDashboard(SocketIoClient& client, const SocketIoDashboardEncoder& encoder,
                      ViewerTracker& viewers, const EndpointContext& context)
        : m_session(client, client.caller(), encoder, context)
        , m_viewer(client, viewers)
    {
    }

    std::string received(const SocketIoPacket& event) override
    {
        if (Viewer::understands(event))
            return m_viewer.received(event);
        QJsonObject frame = event.arguments.at(0).toObject();
        frame.insert(QLatin1String("type"), event.event);
        const std::string refusal = m_session.take(readDashboardRequest(frame));
        return refusal.empty() ? "{\"success\":true}" : refusalAnswer(refusal);
    }

private:
    DashboardSession m_session; ///< before the viewer: the welcome comes first
    Viewer m_viewer;
};

} // namespace

SocketIoRoles::SocketIoRoles(const EndpointContext& context, ViewerTracker& viewers)
    : m_context(context)
    , m_viewers(viewers)
{
}

std::unique_ptr<SocketIoRole> SocketIoRoles::join(SocketIoClient& client)
{
    if (client.isDashboard())
        return std::make_unique<SocketIoDashboard>(client, m_encoder, m_viewers, m_context);
    return std::make_unique<Viewer>(client, m_viewers);
}

} // namespace footfall
