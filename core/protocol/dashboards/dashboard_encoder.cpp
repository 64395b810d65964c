// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/dashboards/dashboard_encoder.h"

#include "core/protocol/dashboards/alert_json.h"
#include "core/protocol/dashboards/analytics_json.h"
#include "core/protocol/dashboards/dashboard_request.h"

namespace footfall {

namespace {

/// All session_activity frames of one update, and the pages of one.
constexpr std::size_t activityBytes = 64 * 1024;
constexpr std::size_t rawJourneyBytes = 4 * 1024;

constexpr std::string_view welcomeText = "Welcome to the Real-Time Analytics API";

/// Opens {"type":…,"data": and closes it again around what `write` adds.
template <typename Write>
DashboardFrame frameOf(std::string type, Write write)
{
    JsonWriter json;
    json.beginObject().key("type").text(type).key("data");
    write(json);
    json.endObject();
    return {std::move(type), json.take()};
}

/// The newest steps within the budget begin here.
std::vector<StepView>::const_iterator firstThatFits(const std::vector<StepView>& journey)
{
    std::size_t left = rawJourneyBytes;
    auto first = journey.end();
    while (first != journey.begin() && std::prev(first)->page.size() <= left) {
        --first;
        left -= first->page.size();
    }
    return first;
}

DashboardFrame sessionFrame(const SessionView& session)
{
    return frameOf("session_activity", [&](JsonWriter& json) {
        json.beginObject().key("sessionId").text(session.sessionId);
        json.key("currentPage").text(session.currentPage).key("journey").beginArray();
        for (auto step = firstThatFits(session.journey); step != session.journey.end(); ++step)
            json.text(step->page);
        json.endArray().key("duration").number(session.durationSeconds);
        json.key("active").boolean(session.active).endObject();
    });
}

DashboardFrame visitorFrame(const ToldEvent& told, std::string_view stats)
{
    return frameOf("visitor_update", [&](JsonWriter& json) {
        json.beginObject().key("event");
        writeEvent(json, *told.event);
        if (told.count > 1)
            json.key("coalesced").number(told.count);
        json.key("stats").raw(stats).endObject();
    });
}

std::string statsOf(const Snapshot& snapshot)
{
    JsonWriter json;
    json.beginObject();
    writeStats(json, snapshot, broadcastBudget);
    return json.endObject().take();
}

std::vector<DashboardFrame> framesOf(const VisitorUpdate& update, Welcome)
{
    std::vector<DashboardFrame> frames;
    const std::string stats = update.events.empty() ? std::string() : statsOf(*update.stats);
    for (const ToldEvent& told : update.events)
        frames.push_back(visitorFrame(told, stats));
    std::size_t left = activityBytes;
    for (const SessionView& session : update.sessions) {
        DashboardFrame frame = sessionFrame(session);
        if (frame.json.size() > left)
            break;
        left -= frame.json.size();
        frames.push_back(std::move(frame));
    }
    return frames;
}

void writeAudience(JsonWriter& json, const AudienceUpdate& update)
{
    json.beginObject().key("totalDashboards").number(update.dashboards);
    if (update.joined)
        json.key("connectedAt").time(update.at);
    json.endObject();
}

std::vector<DashboardFrame> framesOf(const AudienceUpdate& update, Welcome welcome)
{
    if (!update.joined)
        return {
            frameOf("user_disconnected", [&](JsonWriter& json) { writeAudience(json, update); })};
    std::string type = "user_connected";
    JsonWriter json;
    json.beginObject();
    if (update.toSelf && welcome == Welcome::InWords)
        json.key("message").text(welcomeText);
    json.key("type").text(type).key("data");
    writeAudience(json, update);
    json.endObject();
    return {{std::move(type), json.take()}};
}

std::vector<DashboardFrame> framesOf(const ActionUpdate& update, Welcome)
{
    return {frameOf("dashboard_action", [&](JsonWriter& json) { writeAction(json, update); })};
}

std::vector<DashboardFrame> framesOf(const Alert& alert, Welcome)
{
    return {frameOf("alert", [&](JsonWriter& json) { writeAlert(json, alert); })};
}

} // namespace

std::vector<DashboardFrame> dashboardFrames(const Update& update, Welcome welcome)
{
    return std::visit([&](const auto& which) { return framesOf(which, welcome); }, update);
}

QByteArray dashboardError(std::string_view message)
{
    const DashboardFrame frame = frameOf("error", [&](JsonWriter& json) {
        json.beginObject().key("message").text(message).endObject();
    });
    return QByteArray::fromStdString(frame.json);
}

QByteArrayList RawDashboardEncoder::encode(const Update& update) const
{
    QByteArrayList frames;
    for (const DashboardFrame& frame : dashboardFrames(update, Welcome::InWords))
        frames.append(QByteArray::fromStdString(frame.json));
    return frames;
}

QByteArrayList RawDashboardEncoder::statistics(const LiveModel& model,
                                               const SnapshotFilter& filter) const
{
    const std::string data = detailedStats(model, filter);
    QByteArrayList frames;
    for (const char* type : {"detailed_stats", "detailed_stats_response"})
        frames.append(QByteArray::fromStdString(
            frameOf(type, [&](JsonWriter& json) { json.raw(data); }).json));
    return frames;
}

} // namespace footfall
