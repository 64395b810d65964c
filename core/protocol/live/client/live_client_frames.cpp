// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/live/client/live_client_frames.h"

#include "core/base/json/json_writer.h"
#include "core/base/text/cut_text.h"
#include "core/protocol/live/client/live_reader_values.h"
#include "core/source/alerts/alert_word.h"

#include <algorithm>

namespace footfall {

namespace {

/// Steps of a listed session that are ever given.
constexpr std::size_t listedStepsMost = 20;

/// Bytes of the text looked for.
constexpr std::size_t textBytesMost = 256;

struct ListLength
{
    const char* key;
    std::size_t SnapshotRequest::*length;
};

constexpr ListLength listLengths[] = {
    {"sessions", &SnapshotRequest::sessions}, {"events", &SnapshotRequest::events},
    {"rows", &SnapshotRequest::rows},         {"alerts", &SnapshotRequest::alerts},
    {"viewers", &SnapshotRequest::viewers},   {"steps", &SnapshotRequest::steps},
};

/// Begins a frame and its data.
JsonWriter frameOf(const char* type, std::uint64_t id)
{
    JsonWriter json;
    json.beginObject().key("type").text(type).key("id").number(static_cast<std::int64_t>(id));
    json.key("data");
    return json;
}

void writeSite(JsonWriter& json, const std::optional<std::string>& site)
{
    if (site)
        json.key("site").text(*site);
}

void writeText(JsonWriter& json, std::string_view key, const std::string& text)
{
    if (!text.empty())
        json.key(key).text(text);
}

/// Of a field of the filter: a text, or several in an array.
void writeValues(JsonWriter& json, std::string_view key, const FilterValues& values)
{
    if (values.size() == 1)
        json.key(key).text(values.only());
    if (values.size() < 2)
        return;
    json.key(key).beginArray();
    for (const std::string& value : values)
        json.text(value);
    json.endArray();
}

/// What is set beside the site and the fields of the filter, and the page that all is wanted of.
std::vector<std::pair<std::string, std::string>> otherTexts(const SnapshotRequest& view)
{
    std::vector<std::pair<std::string, std::string>> texts{
        {"text", view.filter.text}, {"not", excludedNames(view.filter)}, {"detail", view.page}};
    std::erase_if(texts, [](const auto& each) { return each.second.empty(); });
    return texts;
}

} // namespace

SnapshotRequest liveView(SnapshotRequest request)
{
    request.selected.reset();
    request.narrowsCounts = true;
    for (const ListLength& list : listLengths)
        request.*list.length = std::min(request.*list.length, liveListMost);
    request.steps = std::min(request.steps, listedStepsMost);
    request.filter.text = std::string(cutText(request.filter.text, textBytesMost));
    request.siteCards = std::min(request.siteCards, siteCardsMost);
    return request;
}

std::vector<std::pair<std::string, std::string>> liveQuery(const SnapshotRequest& view)
{
    std::vector<std::pair<std::string, std::string>> query;
    if (view.filter.site)
        query.emplace_back("site", *view.filter.site);
    for (const FilterField& field : filterFields) {
        for (const std::string& value : view.filter.*field.values)
            query.emplace_back(field.name, value);
    }
    for (const auto& [key, text] : otherTexts(view))
        query.emplace_back(key, text);
    if (view.siteCards > 0)
        query.emplace_back("siteCards", std::to_string(view.siteCards));
    for (const ListLength& list : listLengths)
        query.emplace_back(list.key, std::to_string(view.*list.length));
    if (view.sessionsBy == SessionsBy::Arrival)
        query.emplace_back("order", "arrival");
    return query;
}

namespace {

/// The members of what is asked of a view.
void writeView(JsonWriter& json, const SnapshotRequest& view)
{
    writeSite(json, view.filter.site);
    for (const FilterField& field : filterFields)
        writeValues(json, field.name, view.filter.*field.values);
    for (const auto& [key, text] : otherTexts(view))
        json.key(key).text(text);
    if (view.siteCards > 0)
        json.key("siteCards").number(static_cast<std::int64_t>(view.siteCards));
    if (view.sessionsBy == SessionsBy::Arrival)
        json.key("order").text("arrival");
    for (const ListLength& list : listLengths)
        json.key(list.key).number(static_cast<std::int64_t>(view.*list.length));
}

} // namespace

std::string watchFrame(std::uint64_t id, const SnapshotRequest& view)
{
    JsonWriter json = frameOf("watch", id);
    writeView(json.beginObject(), view);
    return json.endObject().endObject().take();
}

std::string momentFrame(std::uint64_t id, const MomentRequest& request)
{
    JsonWriter json = frameOf("moment", id);
    json.beginObject().key("at").number(request.at);
    writeView(json, liveView(request.view));
    if (const auto& session = request.view.selected)
        json.key("sessionSite").text(session->site).key("sessionId").text(session->sessionId);
    return json.endObject().endObject().take();
}

std::string leaveFrame(std::uint64_t id)
{
    JsonWriter json = frameOf("leave", id);
    return json.beginObject().endObject().endObject().take();
}

std::string followFrame(std::uint64_t id, const std::optional<SessionKey>& session)
{
    JsonWriter json = frameOf("follow", id);
    if (session)
        json.beginObject()
            .key("site")
            .text(session->site)
            .key("sessionId")
            .text(session->sessionId)
            .endObject();
    else
        json.null();
    return json.endObject().take();
}

std::string historyFrame(std::uint64_t id, const HistoryRequest& request)
{
    JsonWriter json = frameOf("history", id);
    json.beginObject();
    writeSite(json, request.site);
    json.key("from").number(request.from).key("to").number(request.to);
    return json.key("step").number(request.step).endObject().endObject().take();
}

std::string visitsFrame(std::uint64_t id, const VisitQuery& query)
{
    JsonWriter json = frameOf("visits", id);
    json.beginObject();
    writeSite(json, query.site);
    if (query.from > epoch)
        json.key("from").number(query.from);
    if (query.to > epoch)
        json.key("to").number(query.to);
    writeText(json, "text", query.text);
    if (query.before > 0)
        json.key("before").number(static_cast<std::int64_t>(query.before));
    const std::size_t limit = std::min(query.limit, liveListMost);
    return json.key("limit").number(std::int64_t(limit)).endObject().endObject().take();
}

std::string visitFrame(std::uint64_t id, std::uint64_t visit)
{
    JsonWriter json = frameOf("visit", id);
    json.beginObject().key("visit").number(static_cast<std::int64_t>(visit));
    return json.endObject().endObject().take();
}

std::string replayFrame(std::uint64_t id, const AlertReplayRequest& request)
{
    JsonWriter json = frameOf("replay", id);
    json.beginObject();
    writeSite(json, request.site);
    json.key("from").number(request.from).key("to").number(request.to);
    return json.endObject().endObject().take();
}

std::string sensitivityFrame(std::uint64_t id, const std::optional<std::string>& site,
                             Sensitivity sensitivity)
{
    JsonWriter json = frameOf("sensitivity", id);
    json.beginObject();
    writeSite(json, site);
    json.key("sensitivity").text(sensitivityWord(sensitivity));
    return json.endObject().endObject().take();
}

std::string goalFrame(std::uint64_t id, const std::string& site, const std::string& name,
                      bool isGoal)
{
    JsonWriter json = frameOf("goal", id);
    json.beginObject().key("site").text(site).key("name").text(name);
    return json.key("chosen").boolean(isGoal).endObject().endObject().take();
}

std::string markFrame(std::uint64_t id, const Mark& mark, bool isNoted)
{
    JsonWriter json = frameOf("mark", id);
    json.beginObject().key("at").number(mark.at).textIfAny("site", mark.site);
    json.key("text").text(mark.text).key("noted").boolean(isNoted);
    return json.endObject().endObject().take();
}

std::string alertSeenFrame(std::uint64_t id, const Alert& alert, bool isSeen)
{
    JsonWriter json = frameOf("alert-seen", id);
    json.beginObject().key("id").number(static_cast<std::int64_t>(alert.id));
    json.key("at").number(alert.at).key("seen").boolean(isSeen);
    return json.endObject().endObject().take();
}

std::string alertMuteFrame(std::uint64_t id, const AlertTopic& topic, bool isMuted)
{
    JsonWriter json = frameOf("alert-mute", id);
    json.beginObject().key("kind").text(alertWord(topic.kind)).key("site").text(topic.site);
    return json.key("muted").boolean(isMuted).endObject().endObject().take();
}

std::string botFrame(std::uint64_t id, const std::string& name, std::optional<bool> counts)
{
    JsonWriter json = frameOf("bot", id);
    json.beginObject().key("name").text(name).key("counts");
    counts ? json.boolean(*counts) : json.null();
    return json.endObject().endObject().take();
}

std::string clearFrame(std::uint64_t id)
{
    return frameOf("clear", id).beginObject().endObject().endObject().take();
}

std::string loginFrame(std::uint64_t id)
{
    return frameOf("login", id).beginObject().endObject().endObject().take();
}

} // namespace footfall
