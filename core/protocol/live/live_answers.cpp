// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/live/live_answers.h"

#include "core/protocol/live/live_json.h"
#include "core/protocol/live/live_view_encoder.h"

#include <algorithm>

namespace footfall {

namespace {

/// Of one answer.
constexpr std::size_t visitsBytes = 960 * 1024;
constexpr std::size_t wholeJourneyBytes = 768 * 1024;
/// Beside a view of the past.
constexpr std::size_t momentJourneyBytes = 256 * 1024;

/// Of what is noted in the charts, the newest.
constexpr std::size_t toldMarks = 100;

constexpr std::string_view nobody = "null";

template <typename Write>
QByteArray frameOf(std::string_view type, const std::string& id, Write write)
{
    JsonWriter json;
    json.beginObject().key("type").text(type);
    if (!id.empty())
        json.key("id").raw(id);
    json.key("data");
    write(json);
    return QByteArray::fromStdString(json.endObject().take());
}

std::string_view phaseWord(StoreState::Phase phase)
{
    switch (phase) {
    case StoreState::Phase::None:
        break;
    case StoreState::Phase::Keeping:
        return "keeping";
    case StoreState::Phase::Failing:
        return "failing";
    }
    return "none";
}

void writeStore(JsonWriter& json, const StoreState& store)
{
    constexpr int places = 1;
    json.beginObject().key("phase").text(phaseWord(store.phase));
    json.key("commitMs").decimal(store.commitMs, places);
    json.key("detail").text(store.detail).key("unkept").number(store.unkept);
    if (store.phase == StoreState::Phase::Failing)
        json.key("cause").text(storeCauseWord(store.cause));
    if (store.silentSeconds > 0)
        json.key("silentSeconds").number(store.silentSeconds);
    json.key("note").text(store.note).textIfAny("movedTo", store.movedTo).endObject();
}

QByteArray sessionFrame(std::string_view type, const std::string& id,
                        const std::optional<SessionView>& session)
{
    return frameOf(type, id, [&](JsonWriter& json) {
        json.raw(session ? liveSession(*session, SessionDetail::WithJourneyAndMetadata,
                                       wholeJourneyBytes)
                         : std::string(nobody));
    });
}

/// Nothing for those who only look, as their addresses.
void writeWebhooks(JsonWriter& json, const std::vector<WebhookState>& webhooks)
{
    json.key("webhooks").beginArray();
    for (const WebhookState& webhook : webhooks) {
        json.beginObject().key("host").text(webhook.host).key("waiting").number(webhook.waiting);
        json.key("delivered").number(webhook.delivered).key("givenUp").number(webhook.givenUp);
        if (webhook.failingSince)
            json.key("failingSince")
                .number(*webhook.failingSince)
                .key("reason")
                .text(webhook.reason)
                .key("cause")
                .text(callCauseWord(webhook.cause))
                .key("figure")
                .number(webhook.figure);
        json.endObject();
    }
    json.endArray();
}

void writeTexts(JsonWriter& json, const QStringList& texts)
{
    json.beginArray();
    for (const QString& text : texts)
        json.text(text.toStdString());
    json.endArray();
}

/// Of the machine: nothing for those who only look.
void writeAddresses(JsonWriter& json, const QStringList& addresses)
{
    writeTexts(json.key("addresses"), addresses);
}

} // namespace

void writeFiltered(JsonWriter& json, const Filtered& filtered)
{
    json.beginObject().key("lastMinute").number(filtered.lastMinute);
    json.key("today").number(filtered.today).key("since").number(filtered.since);
    json.key("agents").beginArray();
    for (const FilteredAgent& agent : filtered.agents) {
        json.beginObject().key("name").text(agent.name).textIfAny("kind", agent.kind);
        json.key("reason").text(filterReasonWord(agent.reason));
        json.key("today").number(agent.today).key("lastAt").number(agent.lastAt).endObject();
    }
    json.endArray().key("newest").beginArray();
    for (const FilteredEvent& event : filtered.newest) {
        json.beginObject().key("at").number(event.at).key("name").text(event.name);
        json.key("reason").text(filterReasonWord(event.reason)).textIfAny("site", event.site);
        json.key("page").text(event.page).endObject();
    }
    json.endArray().key("choices").beginArray();
    for (const auto& [name, counts] : filtered.choices.counts)
        json.beginObject().key("name").text(name).key("counts").boolean(counts).endObject();
    json.endArray().endObject();
}

void writeRefusals(JsonWriter& json, const RefusedClients& refusals)
{
    json.beginObject().key("since").number(refusals.since).key("counts").beginObject();
    for (std::size_t i = 0; i < refusedReasons; ++i)
        json.key(refusedWords[i]).number(refusals.counts.of(Refused(i)));
    json.endObject().key("newest").beginArray();
    for (const RefusedClient& client : refusals.newest) {
        json.beginObject().key("address").text(client.address).key("reason").text(refusedWord(client.why));
        json.key("times").number(client.times).key("since").number(client.since);
        json.key("lastAt").number(client.lastAt).textIfAny("said", client.said).endObject();
    }
    json.endArray().endObject();
}

void writeMarks(JsonWriter& json, const std::vector<Mark>& marks)
{
    json.beginArray();
    for (const Mark& mark : marks) {
        json.beginObject().key("at").number(mark.at);
        json.textIfAny("site", mark.site).key("text").text(mark.text).endObject();
    }
    json.endArray();
}

QByteArray liveState(const SourceState& state, std::string_view version)
{
    return frameOf("state", {}, [&](JsonWriter& json) {
        json.beginObject().key("version").text(version);
        json.key("access").text(state.mayChange ? "operator" : "reader");
        json.key("simulated").boolean(state.simulated).key("refused").number(state.refused);
        writeTexts(json.key("sites"), state.sites);
        if (state.trackers)
            writeTexts(json.key("trackers"), *state.trackers);
        writeStore(json.key("store"), state.store);
        json.key("timeZone").text(state.timeZone.toStdString());
        writeSensitivities(json.key("sensitivity"), state.sensitivities);
        const std::size_t skipped = state.marks.size() - std::min(state.marks.size(), toldMarks);
        writeMarks(json.key("marks"),
                   {state.marks.begin() + std::ptrdiff_t(skipped), state.marks.end()});
        writeFiltered(json.key("filtered"), state.filtered);
        if (!state.publicUrl.isEmpty())
            json.key("publicUrl").text(state.publicUrl.toStdString());
        if (state.mayChange) {
            writeAddresses(json, state.siteAddresses);
            writeWebhooks(json, state.webhooks);
            writeRefusals(json.key("refusals"), state.refusals);
        }
        json.endObject();
    });
}

QByteArray liveError(const std::string& id, std::string_view message)
{
    return frameOf("error", id, [&](JsonWriter& json) {
        json.beginObject().key("message").text(message).endObject();
    });
}

QByteArray liveDone(const std::string& id)
{
    return frameOf("done", id, [](JsonWriter& json) { json.beginObject().endObject(); });
}

QByteArray liveLogin(const std::string& id, const QByteArray& path)
{
    return frameOf("login", id, [&](JsonWriter& json) {
        json.beginObject().key("path").text(path.toStdString()).endObject();
    });
}

QByteArray liveFollowed(const std::optional<SessionView>& session)
{
    return sessionFrame("session", {}, session);
}

QByteArray liveHistory(const std::string& id, const History& history)
{
    return frameOf("history", id, [&](JsonWriter& json) {
        const HistoryRequest& request = history.request;
        json.beginObject();
        if (request.site)
            json.key("site").text(*request.site);
        json.key("from").number(request.from).key("to").number(request.to);
        json.key("step").number(request.step).key("points");
        writeLivePoints(json, history.points);
        json.endObject();
    });
}

QByteArray liveMoment(const std::string& id, const Moment& moment)
{
    LiveViewEncoder view(moment.request.view);
    view.take(*moment.snapshot);
    return frameOf("moment", id, [&](JsonWriter& json) {
        json.beginObject().key("view").raw(view.snapshotData()).key("session");
        if (const auto& session = moment.snapshot->selected)
            json.raw(
                liveSession(*session, SessionDetail::WithJourneyAndMetadata, momentJourneyBytes));
        else
            json.null();
        json.endObject();
    });
}

QByteArray liveVisits(const std::string& id, const VisitsFound& found)
{
    return frameOf("visits", id, [&](JsonWriter& json) {
        std::uint64_t next = found.next;
        std::uint64_t last = 0;
        json.beginObject().key("visits").beginArray();
        for (const SessionView& visit : found.visits) {
            const std::string one = liveSession(visit, SessionDetail::WithoutJourney, 0);
            if (last != 0 && json.size() + one.size() > visitsBytes) {
                next = last;
                break;
            }
            json.raw(one);
            last = visit.visit;
        }
        json.endArray().key("next").number(std::int64_t(next)).endObject();
    });
}

QByteArray liveReplay(const std::string& id, const AlertComparison& comparison)
{
    return frameOf("replay", id, [&](JsonWriter& json) { writeComparison(json, comparison); });
}

QByteArray liveVisit(const std::string& id, const std::optional<SessionView>& visit)
{
    return sessionFrame("visit", id, visit);
}

QByteArray withLiveId(QByteArray frame, const std::string& id)
{
    if (id.empty())
        return frame;
    // Behind "type", which comes first.
    return frame.insert(frame.indexOf(','), ",\"id\":" + QByteArray::fromStdString(id));
}

} // namespace footfall
