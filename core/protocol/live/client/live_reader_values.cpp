// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/live/client/live_reader_values.h"

#include "core/protocol/dashboards/alert_json.h"
#include "core/source/label.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace footfall {

namespace {

template <typename Number>
Number bounded(std::int64_t number)
{
    constexpr auto most = static_cast<std::int64_t>(std::numeric_limits<Number>::max());
    return static_cast<Number>(std::min(number, most));
}

StepView readStep(const LiveJson& json)
{
    StepView step;
    step.page = json["page"].text();
    step.at = json["at"].moment();
    step.dwell = json["dwellMs"].number();
    step.clicks = json["clicks"].list(liveClicksMost, [](const LiveJson& click) {
        return ClickView{click["element"].text(), click["at"].moment(), click["own"].flag()};
    });
    step.moreClicks = bounded<std::uint32_t>(json["moreClicks"].number());
    return step;
}

void addMetadata(const LiveJson& json, std::vector<MetadataEntry>& metadata)
{
    json.members(liveMetadataMost, [&](std::string key, std::string value, bool isText) {
        metadata.push_back({std::move(key), std::move(value), isText});
    });
}

void addText(std::vector<MetadataEntry>& metadata, const char* key, std::string text)
{
    if (!text.empty())
        metadata.push_back({key, std::move(text), true});
}

/// 0, and what is absent, is none.
std::optional<TimeMs> momentOrNone(const LiveJson& json)
{
    const TimeMs at = json.moment();
    return at > epoch ? std::optional(at) : std::nullopt;
}

std::optional<Alert> readAlert(const LiveJson& json)
{
    const std::optional<Alert::Kind> kind = alertKindNamed(json["kind"].text());
    if (!kind)
        return std::nullopt;
    Alert alert;
    alert.id = json["id"].id();
    alert.kind = *kind;
    alert.at = json["at"].moment();
    alert.site = json["site"].text();
    alert.visitorsLastMinute = json["visitorsLastMinute"].number();
    alert.activeVisitors = json["activeVisitors"].number();
    alert.count = json["count"].number();
    alert.span = json["spanMs"].number();
    alert.expected = json["expected"].decimal();
    alert.low = json["low"].decimal();
    alert.high = json["high"].decimal();
    alert.since = json["since"].moment();
    alert.wasDrop = json["wasDrop"].flag();
    alert.isUsualNow = json["isUsualNow"].flag();
    alert.isTold = !json["isUpdate"].flag();
    alert.value = json["value"].number();
    alert.page = json["page"].text();
    alert.seenAt = momentOrNone(json["seenAt"]);
    alert.mutedUntil = momentOrNone(json["mutedUntil"]);
    return alert;
}

Usual usualIn(const LiveJson& json, std::size_t first)
{
    return {json[first].decimal(), json[first + 1].decimal(), json[first + 2].decimal()};
}

std::vector<std::int32_t> numbersIn(const LiveJson& json, std::size_t most)
{
    return json.list(most,
                     [](const LiveJson& one) { return bounded<std::int32_t>(one.number()); });
}

} // namespace

std::optional<Usual> readLiveUsual(const LiveJson& json)
{
    return json.isArray() ? std::optional(usualIn(json, 0)) : std::nullopt;
}

UsualPoint readLiveUsualPoint(const LiveJson& json)
{
    return {json[0].moment(), usualIn(json, 1)};
}

SessionView readLiveSession(const LiveJson& json)
{
    SessionView session;
    session.visit = json["visit"].id();
    session.site = json["site"].text();
    session.sessionId = json["sessionId"].text();
    session.visitorId = json["visitorId"].text();
    session.visits = bounded<int>(json["visits"].number());
    session.currentPage = json["currentPage"].text();
    const LiveJson entry = json["entryPage"];
    session.entryPage = entry.isThere() ? entry.text() : session.currentPage;
    for (const LabelField& field : labelFields)
        session.*field.text = json[filterFields[field.filter].name].text();
    session.active = json["active"].flag();
    session.simulated = json["simulated"].flag();
    session.startedAt = json["startedAt"].moment();
    session.lastActivityAt = json["lastActivityAt"].moment();
    session.durationSeconds = json["durationSeconds"].number();
    if (const TimeMs since = json["hereSince"].moment(); since > epoch)
        session.hereSince = since;
    session.steps = bounded<std::uint32_t>(json["steps"].number());
    session.foldedSteps = bounded<std::uint32_t>(json["foldedSteps"].number());
    session.journey = json["journey"].list(liveStepsMost, readStep);
    addMetadata(json["metadata"], session.metadata);
    return session;
}

std::optional<SessionView> readLiveSessionOrNone(const LiveJson& json)
{
    if (!json.isObject())
        return std::nullopt;
    return readLiveSession(json);
}

FeedItem readLiveEvent(const LiveJson& json)
{
    auto event = std::make_shared<Event>();
    event->type = json["type"].text();
    event->kind = eventKindOf(event->type);
    event->page = json["page"].text();
    event->sessionId = json["sessionId"].text();
    event->visitorId = json["visitorId"].text();
    event->site = json["site"].text();
    event->country = json["country"].text();
    event->city = json["city"].text();
    event->timestamp = json["timestamp"].moment();
    event->receivedAt = json["receivedAt"].moment();
    event->simulated = json["simulated"].flag();
    for (const char* key : {"device", "referrer", "element"})
        addText(event->metadata, key, json[key].text());
    return {json["number"].id(), std::move(event)};
}

LiveAlertHandling readLiveAlertHandling(const LiveJson& json)
{
    return {json["id"].id(), momentOrNone(json["seenAt"]), momentOrNone(json["mutedUntil"])};
}

std::vector<Alert> readLiveAlerts(const LiveJson& json)
{
    std::vector<Alert> alerts;
    for (std::optional<Alert>& alert : json.list(liveListMost, readAlert)) {
        if (alert)
            alerts.push_back(std::move(*alert));
    }
    return alerts;
}

ViewerView readLiveViewer(const LiveJson& json)
{
    return {json["site"].text(),      json["id"].text(),     json["country"].text(),
            json["city"].text(),      json["region"].text(), json["timezone"].text(),
            json["lastSeen"].moment()};
}

SeriesPoint readLivePoint(const LiveJson& json)
{
    return {floorTo(json[0].moment(), seriesBucketMs), bounded<std::int32_t>(json[1].number()),
            bounded<std::int32_t>(json[2].number()), bounded<std::int32_t>(json[3].number()),
            bounded<std::int32_t>(json[4].number())};
}

GoalView readLiveGoal(const LiveJson& json)
{
    GoalView goal{json["site"].text(),
                  json["name"].text(),
                  json["eventsToday"].number(),
                  json["visitorsToday"].number(),
                  json["visitorsInAll"].number(),
                  json["since"].moment(),
                  {}};
    if (const TimeMs last = json["lastAt"].moment(); last > epoch)
        goal.lastAt = last;
    return goal;
}

HistoryPoint readLiveHistoryPoint(const LiveJson& json)
{
    return {json[0].moment(), json[1].number(), json[2].number(),
            json[3].number(), json[4].number(), json[5].number()};
}

CountRow readLivePage(const LiveJson& json)
{
    return {json[2].text(), json[0].text(), json[1].number()};
}

CountRow readLiveCount(const LiveJson& json)
{
    return {{}, json[0].text(), json[1].number()};
}

PageDetail readLivePageDetail(const LiveJson& json)
{
    PageDetail detail;
    detail.page = json["page"].text();
    detail.now = json["now"].number();
    detail.viewsToday = json["viewsToday"].number();
    detail.usualPerMinute = readLiveUsual(json["usualPerMinute"]);
    detail.firstMinute = json["firstMinute"].moment();
    detail.viewsByMinute = numbersIn(json["viewsByMinute"], pageMinutes);
    detail.referrers = json["referrers"].list(liveListMost, readLiveCount);
    detail.campaigns = json["campaigns"].list(liveListMost, readLiveCount);
    detail.cameFrom = json["cameFrom"].list(liveListMost, readLiveCount);
    detail.wentTo = json["wentTo"].list(liveListMost, readLiveCount);
    if (const std::int64_t dwell = json["medianDwellMs"].number(); dwell > 0)
        detail.medianDwell = dwell;
    detail.truncated = json["truncated"].flag();
    return detail;
}

SiteCard readLiveSiteCard(const LiveJson& json)
{
    SiteCard card;
    card.site = json["site"].text();
    card.active = json["active"].number();
    card.usualActive = readLiveUsual(json["usualActive"]);
    card.series = numbersIn(json["series"], seriesBuckets);
    card.topPage = json["topPage"].text();
    card.onTopPage = json["onTopPage"].number();
    if (json["alert"].isObject())
        card.alert = readAlert(json["alert"]);
    return card;
}

LiveSiteChange readLiveSiteChange(const LiveJson& json)
{
    const LiveJson active = json[1];
    return {json[0].text(), active.isThere() ? std::optional(active.number()) : std::nullopt};
}

WebhookState readLiveWebhook(const LiveJson& json)
{
    WebhookState webhook;
    webhook.host = json["host"].text();
    webhook.waiting = json["waiting"].number();
    webhook.delivered = json["delivered"].number();
    webhook.givenUp = json["givenUp"].number();
    if (json["failingSince"].number() > 0)
        webhook.failingSince = json["failingSince"].moment();
    webhook.reason = json["reason"].text();
    webhook.cause = callCauseNamed(json["cause"].text());
    webhook.figure = json["figure"].number();
    return webhook;
}

StoreState readLiveStore(const LiveJson& json)
{
    StoreState store;
    const std::string phase = json["phase"].text();
    if (phase == "keeping")
        store.phase = StoreState::Phase::Keeping;
    else if (phase == "failing")
        store.phase = StoreState::Phase::Failing;
    store.commitMs = json["commitMs"].decimal();
    store.cause = storeCauseNamed(json["cause"].text());
    store.detail = json["detail"].text();
    store.silentSeconds = json["silentSeconds"].number();
    store.unkept = json["unkept"].number();
    store.note = json["note"].text();
    store.movedTo = json["movedTo"].text();
    return store;
}

Sensitivities readLiveSensitivities(const LiveJson& json)
{
    Sensitivities read;
    read.others = sensitivityNamed(json["others"].text()).value_or(Sensitivity::Normal);
    json["sites"].members(
        liveSensitivitiesMost, [&](const std::string& site, const std::string& word, bool) {
            read.bySite[site] = sensitivityNamed(word).value_or(Sensitivity::Normal);
        });
    return read;
}

Filtered readLiveFiltered(const LiveJson& json)
{
    Filtered read;
    read.lastMinute = json["lastMinute"].number();
    read.today = json["today"].number();
    read.since = json["since"].moment();
    read.agents = json["agents"].list(Filtered::maxAgents, [](const LiveJson& agent) {
        return FilteredAgent{agent["name"].text(), agent["kind"].text(),
                             filterReasonNamed(agent["reason"].text()), agent["today"].number(),
                             agent["lastAt"].moment()};
    });
    read.newest = json["newest"].list(Filtered::maxNewest, [](const LiveJson& event) {
        return FilteredEvent{event["at"].moment(), event["name"].text(),
                             filterReasonNamed(event["reason"].text()), event["site"].text(),
                             event["page"].text()};
    });
    const auto choices = json["choices"].list(FilterChoices::maxNames, [](const LiveJson& choice) {
        return std::pair(choice["name"].text(), choice["counts"].flag());
    });
    read.choices.counts.insert(choices.begin(), choices.end());
    return read;
}

RefusedClients readLiveRefusals(const LiveJson& json)
{
    RefusedClients read;
    read.since = json["since"].moment();
    for (std::size_t i = 0; i < refusedReasons; ++i)
        read.counts.of(Refused(i)) = json["counts"][refusedWords[i]].number();
    read.newest = json["newest"].list(RefusedClients::most, [](const LiveJson& client) {
        return RefusedClient{client["address"].text(), refusedNamed(client["reason"].text()),
                             client["times"].number(), client["since"].moment(),
                             client["lastAt"].moment(), client["said"].text()};
    });
    return read;
}

AlertComparison readLiveComparison(const LiveJson& json)
{
    AlertComparison read;
    read.from = json["since"].moment();
    read.sites = json["sites"].number();
    for (const Sensitivity sensitivity : allSensitivities) {
        const LiveJson told = json[sensitivityWord(sensitivity)];
        read.told[std::size_t(sensitivity)] = {told["count"].number(),
                                               readLiveAlerts(told["alerts"])};
    }
    return read;
}

std::string LiveJson::text() const
{
    std::string_view text;
    const bool isText = m_found.get(text) == simdjson::SUCCESS;
    return isText ? std::string(text.substr(0, textBytes)) : std::string();
}

std::int64_t LiveJson::number() const
{
    return static_cast<std::int64_t>(decimal());
}

double LiveJson::decimal() const
{
    double number = 0;
    if (m_found.get(number) != simdjson::SUCCESS)
        return 0;
    return std::clamp(number, 0.0, static_cast<double>(largestNumber));
}

bool LiveJson::flag() const
{
    bool flag = false;
    return m_found.get(flag) == simdjson::SUCCESS && flag;
}

} // namespace footfall
