// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/dashboards/socketio_roles.h"

#include "core/base/time/clock.h"
#include "core/protocol/dashboards/dashboard_request.h"
#include "core/protocol/socketio/socketio_client.h"

namespace footfall {

namespace {

constexpr QLatin1String trackViewer("track-viewer");
constexpr QLatin1String viewerHeartbeat("viewer-heartbeat");

std::string success()
{
    return "{\"success\":true}";
}

/// Tells the client what was wrong, by an event and in the acknowledgement.
std::string refuse(SocketIoClient& client, const std::string& why,
                   Refused reason = Refused::BadInput)
{
    client.noteRefused(reason);
    client.send(socketIoError(why));
    return refusalAnswer(why);
}

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
    Viewer(SocketIoClient& client, ViewerTracker& desk)
        : m_client(client)
        , m_desk(desk)
    {
        m_desk.joined(m_client);
    }
    ~Viewer() override { m_desk.left(m_client); }

    static bool understands(const SocketIoPacket& event)
    {
        return event.event == trackViewer || event.event == viewerHeartbeat;
    }
    std::string received(const SocketIoPacket& event) override
    {
        if (event.event == trackViewer)
            return m_desk.track(m_client, bodyOf(event));
        if (event.event == viewerHeartbeat)
            return m_desk.heartbeat(m_client, bodyOf(event));
        return refuse(m_client, "Viewers send track-viewer and viewer-heartbeat");
    }

private:
    SocketIoClient& m_client;
    ViewerTracker& m_desk;
};

class SocketIoDashboard final : public SocketIoRole
{
public:
    SocketIoDashboard(SocketIoClient& client, Hub& hub, const LiveModel& model, const Clock& clock,
                      const Encoder& encoder, ViewerTracker& viewers)
        : m_client(client)
        , m_hub(hub)
        , m_model(model)
        , m_clock(clock)
        , m_id(hub.join(client, encoder)) // before the viewer: the welcome comes first
        , m_viewer(client, viewers)
    {
    }
    ~SocketIoDashboard() override { m_hub.leave(m_id); }

    std::string received(const SocketIoPacket& event) override
    {
        if (Viewer::understands(event))
            return m_viewer.received(event);
        QJsonObject frame = event.arguments.at(0).toObject();
        frame.insert(QLatin1String("type"), event.event);
        return std::visit([this](const auto& request) { return answer(request); },
                          readDashboardRequest(frame));
    }

private:
    std::string answer(const DetailedStatsRequest& request)
    {
        m_client.send(socketIoDetailedStats(m_model, request.filter));
        return success();
    }
    std::string answer(const TrackAction& request)
    {
        if (!m_client.caller().mayChange())
            return refuse(m_client, "With a share link one only looks", Refused::Access);
        m_hub.action(m_id, {request.action, request.details, m_clock.now()});
        return success();
    }
    std::string answer(const BadRequest& request) { return refuse(m_client, request.message); }

    SocketIoClient& m_client;
    Hub& m_hub;
    const LiveModel& m_model;
    const Clock& m_clock;
    const Hub::ListenerId m_id;
    Viewer m_viewer;
};

} // namespace

SocketIoRoles::SocketIoRoles(Hub& hub, const LiveModel& model, const Clock& clock,
                             ViewerTracker& viewers)
    : m_hub(hub)
    , m_model(model)
    , m_clock(clock)
    , m_viewers(viewers)
{
}

std::unique_ptr<SocketIoRole> SocketIoRoles::join(SocketIoClient& client)
{
    if (client.isDashboard())
        return std::make_unique<SocketIoDashboard>(client, m_hub, m_model, m_clock, m_encoder,
                                                   m_viewers);
    return std::make_unique<Viewer>(client, m_viewers);
}

} // namespace footfall
