// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/socketio/socketio_dashboard_encoder.h"

#include "core/protocol/dashboards/analytics_json.h"
#include "core/protocol/dashboards/dashboard_request.h"
#include "core/protocol/socketio/socketio_packet.h"

namespace footfall {

namespace {

QByteArray messageOf(std::string_view type, std::string_view data)
{
    JsonWriter json;
    json.beginObject().key("type").text(type).key("data").raw(data).endObject();
    return eventMessage(type, json.str());
}

QByteArray firstStatistics(const Snapshot& stats)
{
    JsonWriter json;
    json.beginObject().key("event").null().key("stats").beginObject();
    writeStats(json, stats, broadcastBudget);
    json.endObject().endObject();
    return messageOf("visitor_update", json.str());
}

} // namespace

QByteArrayList SocketIoDashboardEncoder::encode(const Update& update) const
{
    QByteArrayList messages;
    for (const DashboardFrame& frame : dashboardFrames(update, Welcome::None))
        messages.append(eventMessage(frame.type, frame.json));
    const auto* audience = std::get_if<AudienceUpdate>(&update);
    if (audience && audience->joined && audience->toSelf && audience->stats)
        messages.append(firstStatistics(*audience->stats));
    return messages;
}

QByteArrayList SocketIoDashboardEncoder::statistics(const LiveModel& model,
                                                    const SnapshotFilter& filter) const
{
    return {messageOf("detailed_stats", detailedStats(model, filter))};
}

QByteArray SocketIoDashboardEncoder::error(std::string_view message) const
{
    return socketIoError(message);
}

QByteArray socketIoError(std::string_view message)
{
    return eventMessage("error", dashboardError(message).toStdString());
}

std::string refusalAnswer(std::string_view why)
{
    JsonWriter json;
    json.beginObject().key("success").boolean(false);
    return json.key("error").text(why).endObject().take();
}

} // namespace footfall
