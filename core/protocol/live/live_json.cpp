// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/live/live_json.h"

#include "core/base/text/label_text.h"
#include "core/protocol/dashboards/alert_json.h"
#include "core/protocol/dashboards/analytics_json.h"
#include "core/source/label.h"
#include "core/source/referrer.h"

#include <algorithm>

namespace footfall {

namespace {

/// An object of which what has no value is left out.
class SparseObject
{
public:
    SparseObject() { m_json.beginObject(); }

    SparseObject& text(std::string_view key, std::string_view value)
    {
        if (!value.empty())
            m_json.key(key).text(value);
        return *this;
    }
    SparseObject& number(std::string_view key, std::int64_t value)
    {
        if (value != 0)
            m_json.key(key).number(value);
        return *this;
    }
    SparseObject& number(std::string_view key, TimeMs at) { return number(key, at.sinceEpoch()); }
    SparseObject& decimal(std::string_view key, double value)
    {
        if (value != 0)
            m_json.key(key).decimal(value);
        return *this;
    }
    SparseObject& flag(std::string_view key, bool value)
    {
        if (value)
            m_json.key(key).boolean(true);
        return *this;
    }
    JsonWriter& json() { return m_json; }
    std::string take() { return m_json.endObject().take(); }

private:
    JsonWriter m_json;
};

/// [level, low, high], or null while it is not known.
void writeUsual(JsonWriter& json, const std::optional<Usual>& usual)
{
    if (!usual)
        json.null();
    else
        json.beginArray().decimal(usual->level).decimal(usual->low).decimal(usual->high).endArray();
}

void writeNumbers(JsonWriter& json, const std::vector<std::int32_t>& numbers)
{
    json.beginArray();
    for (const std::int32_t number : numbers)
        json.number(number);
    json.endArray();
}

std::string clickOf(const ClickView& click)
{
    SparseObject object;
    object.text("element", click.element).number("at", click.at);
    return object.flag("own", click.isOwn).take();
}

/// The first clicks that fit into `bytes`.
std::string stepOf(const StepView& step, std::size_t bytes)
{
    SparseObject object;
    object.text("page", step.page).number("at", step.at).number("dwellMs", step.dwell);
    std::size_t told = 0;
    JsonWriter clicks;
    clicks.beginArray();
    for (const ClickView& click : step.clicks) {
        const std::string json = clickOf(click);
        if (object.json().size() + clicks.size() + json.size() > bytes)
            break;
        clicks.raw(json);
        ++told;
    }
    if (told > 0)
        object.json().key("clicks").raw(clicks.endArray().str());
    object.number("moreClicks", std::int64_t(step.moreClicks + step.clicks.size() - told));
    return object.take();
}

void writeSteps(JsonWriter& json, const std::vector<StepView>& journey, std::size_t bytes)
{
    std::vector<std::string> newestFirst;
    for (auto step = journey.rbegin(); step != journey.rend(); ++step) {
        std::string one = stepOf(*step, bytes);
        if (one.size() > bytes)
            break;
        bytes -= one.size();
        newestFirst.push_back(std::move(one));
    }
    json.beginArray();
    for (auto step = newestFirst.rbegin(); step != newestFirst.rend(); ++step)
        json.raw(*step);
    json.endArray();
}

/// In the order of ReferrerKind.
constexpr std::string_view kindWords[] = {"direct", "search", "social", "mail", "other"};

/// As many as fit, each with what `add` adds to it.
std::string rowsWith(const std::vector<CountRow>& rows, std::size_t bytes, auto add)
{
    JsonWriter json;
    json.beginArray();
    for (const CountRow& row : rows) {
        JsonWriter one;
        one.beginArray().text(row.label).number(row.count);
        add(one, row);
        one.endArray();
        if (json.size() + one.size() + 2 <= bytes)
            json.raw(one.str());
    }
    return json.endArray().take();
}

} // namespace

std::string liveEvent(const FeedItem& item)
{
    const Event& event = *item.event;
    SparseObject object;
    object.number("number", std::int64_t(item.number)).text("type", event.type);
    object.text("page", event.page).text("sessionId", event.sessionId);
    object.text("visitorId", event.visitorId).text("site", event.site);
    object.text("country", event.country).text("city", event.city);
    std::string made;
    for (const std::string_view key : {"device", "referrer"})
        object.text(key, labelText(event.metadataText(key), maxLabelBytes, made));
    object.text("element", elementOf(event));
    object.number("timestamp", event.timestamp).number("receivedAt", event.receivedAt);
    return object.flag("simulated", event.simulated).take();
}

std::string liveAlert(const Alert& alert)
{
    SparseObject object;
    object.number("id", std::int64_t(alert.id));
    object.text("kind", alertWord(alert.kind));
    object.text("level", alertLevel(alert)).text("message", alertMessage(alert));
    object.number("at", alert.at).text("site", alert.site);
    object.number("visitorsLastMinute", alert.visitorsLastMinute);
    object.number("activeVisitors", alert.activeVisitors);
    object.number("count", alert.count).number("spanMs", alert.span);
    object.decimal("expected", alert.expected);
    object.decimal("low", alert.low).decimal("high", alert.high);
    object.number("since", alert.since).flag("wasDrop", alert.wasDrop);
    object.flag("isUsualNow", alert.isUsualNow).flag("isUpdate", !alert.isTold || alert.wasMuted);
    object.number("severity", int(alert.severity()));
    object.number("seenAt", alert.seenAt.value_or(epoch));
    object.number("mutedUntil", alert.mutedUntil.value_or(epoch));
    return object.number("value", alert.value).text("page", alert.page).take();
}

std::string liveAlertHandling(const Alert& alert)
{
    SparseObject object;
    object.number("id", std::int64_t(alert.id));
    object.number("seenAt", alert.seenAt.value_or(epoch));
    return object.number("mutedUntil", alert.mutedUntil.value_or(epoch)).take();
}

std::string liveViewer(const ViewerView& viewer)
{
    SparseObject object;
    object.text("id", viewer.id).text("site", viewer.site).text("country", viewer.country);
    object.text("city", viewer.city).text("region", viewer.region);
    return object.text("timezone", viewer.timezone).number("lastSeen", viewer.lastSeen).take();
}

std::string liveSession(const SessionView& session, SessionDetail detail, std::size_t journeyBytes)
{
    SparseObject object;
    object.number("visit", std::int64_t(session.visit)).text("sessionId", session.sessionId);
    object.text("visitorId", session.visitorId).text("site", session.site);
    object.number("visits", session.visits).text("currentPage", session.currentPage);
    if (session.entryPage != session.currentPage)
        object.text("entryPage", session.entryPage);
    for (const LabelField& field : labelFields)
        object.text(filterFields[field.filter].name, session.*field.text);
    object.flag("active", session.active);
    object.flag("simulated", session.simulated).number("startedAt", session.startedAt);
    object.number("lastActivityAt", session.lastActivityAt);
    object.number("durationSeconds", session.durationSeconds).number("steps", session.steps);
    object.number("foldedSteps", session.foldedSteps);
    object.number("hereSince", session.hereSince.value_or(TimeMs()));
    if (detail != SessionDetail::WithoutJourney)
        writeSteps(object.json().key("journey"), session.journey, journeyBytes);
    if (detail == SessionDetail::WithJourneyAndMetadata)
        writeMetadata(object.json().key("metadata"), session.metadata);
    return object.take();
}

std::string liveTotals(const Snapshot& snapshot)
{
    JsonWriter json;
    json.beginObject().key("narrowed").boolean(snapshot.narrowed);
    json.key("active").number(snapshot.active).key("activeInAll").number(snapshot.activeInAll);
    json.key("visitorsToday").number(snapshot.visitorsToday);
    json.key("visitorsEstimated").boolean(snapshot.visitorsEstimated);
    json.key("pageViewsToday").number(snapshot.pageViewsToday);
    json.key("eventsToday").number(snapshot.eventsToday);
    json.key("visitorsLastMinute").number(snapshot.visitorsLastMinute);
    json.key("eventsPerSecond").decimal(snapshot.eventsPerSecond);
    json.key("meanDurationSeconds").decimal(snapshot.meanDurationSeconds);
    json.key("expectedPerMinute")
        .decimal(snapshot.usualPerMinute ? snapshot.usualPerMinute->level : 0);
    writeUsual(json.key("usualActive"), snapshot.usualActive);
    writeUsual(json.key("usualPerMinute"), snapshot.usualPerMinute);
    json.key("quietSince").number(snapshot.quietSince.value_or(TimeMs()));
    json.key("evictedSessions").number(snapshot.evictedSessions);
    json.key("simulated").boolean(snapshot.simulated);
    json.key("presentVisitors").number(snapshot.presentVisitors);
    json.key("idleVisitors").number(snapshot.idleVisitors);
    json.key("lookingVisitors").number(snapshot.lookingVisitors);
    json.key("streamConnections").number(snapshot.streamConnections);
    json.key("streamVisitors").number(snapshot.streamVisitors);
    json.key("viewers").number(snapshot.viewers).key("dashboards").number(snapshot.dashboards);
    json.key("eventsEver").number(std::int64_t(snapshot.eventsEver));
    json.key("sessionsMatching").number(snapshot.sessionsMatching);
    json.key("sessionsTruncated").boolean(snapshot.sessionsTruncated);
    return json.endObject().take();
}

std::string liveUsualHours(const std::vector<UsualPoint>& hours)
{
    JsonWriter json;
    json.beginArray();
    for (const UsualPoint& point : hours) {
        json.beginArray().number(point.at).decimal(point.usual.level, 1);
        json.decimal(point.usual.low, 1).decimal(point.usual.high, 1).endArray();
    }
    return json.endArray().take();
}

std::string liveOpenAlerts(const std::vector<Alert>& alerts, std::size_t bytes)
{
    JsonWriter json;
    json.beginArray();
    for (const Alert& alert : alerts) {
        const std::string one = liveAlert(alert);
        if (json.size() + one.size() + 2 <= bytes)
            json.raw(one);
    }
    return json.endArray().take();
}

void writeComparison(JsonWriter& json, const AlertComparison& comparison)
{
    const AlertReplayRequest& request = comparison.request;
    json.beginObject();
    if (request.site)
        json.key("site").text(*request.site);
    json.key("from").number(request.from).key("to").number(request.to);
    json.key("since").number(comparison.from).key("sites").number(comparison.sites);
    for (const Sensitivity sensitivity : allSensitivities) {
        const AlertComparison::Told& told = comparison.at(sensitivity);
        json.key(sensitivityWord(sensitivity)).beginObject().key("count").number(told.count);
        json.key("alerts").beginArray();
        for (const Alert& alert : told.alerts)
            json.raw(liveAlert(alert));
        json.endArray().endObject();
    }
    json.endObject();
}

void writeSensitivities(JsonWriter& json, const Sensitivities& sensitivities)
{
    json.beginObject().key("others").text(sensitivityWord(sensitivities.others));
    json.key("sites").beginObject();
    for (const auto& [site, sensitivity] : sensitivities.bySite)
        json.key(site).text(sensitivityWord(sensitivity));
    json.endObject().endObject();
}

std::string liveGoals(const std::vector<GoalView>& goals, std::size_t bytes)
{
    JsonWriter json;
    json.beginArray();
    for (const GoalView& goal : goals) {
        SparseObject one;
        one.text("site", goal.site).text("name", goal.name);
        one.number("eventsToday", goal.eventsToday).number("visitorsToday", goal.visitorsToday);
        one.number("visitorsInAll", goal.visitorsInAll).number("since", goal.since);
        one.number("lastAt", goal.lastAt.value_or(TimeMs()));
        const std::string text = one.take();
        if (json.size() + text.size() + 2 <= bytes)
            json.raw(text);
    }
    return json.endArray().take();
}

std::string livePoint(const SeriesPoint& point)
{
    JsonWriter json;
    json.beginArray().number(point.at).number(point.active).number(point.pageViews);
    return json.number(point.events).number(point.goals).endArray().take();
}

std::string liveRows(const std::vector<CountRow>& rows, bool arePages, std::size_t bytes)
{
    return rowsWith(rows, bytes, [arePages](JsonWriter& one, const CountRow& row) {
        if (arePages)
            one.text(row.site);
    });
}

std::string liveReferrers(const std::vector<CountRow>& rows, std::size_t bytes)
{
    return rowsWith(rows, bytes, [](JsonWriter& one, const CountRow& row) {
        one.text(kindWords[std::size_t(referrerKindOf(row.label))]);
    });
}

std::string livePageDetail(const PageDetail& detail, std::size_t bytes)
{
    JsonWriter json;
    json.beginObject().key("page").text(detail.page).key("now").number(detail.now);
    json.key("viewsToday").number(detail.viewsToday);
    writeUsual(json.key("usualPerMinute"), detail.usualPerMinute);
    json.key("firstMinute").number(detail.firstMinute);
    writeNumbers(json.key("viewsByMinute"), detail.viewsByMinute);
    json.key("referrers").raw(liveReferrers(detail.referrers, bytes));
    json.key("campaigns").raw(liveRows(detail.campaigns, false, bytes));
    json.key("cameFrom").raw(liveRows(detail.cameFrom, false, bytes));
    json.key("wentTo").raw(liveRows(detail.wentTo, false, bytes));
    json.key("medianDwellMs");
    detail.medianDwell ? json.number(*detail.medianDwell) : json.null();
    return json.key("truncated").boolean(detail.truncated).endObject().take();
}

std::string liveSiteCard(const SiteCard& card)
{
    JsonWriter json;
    json.beginObject().key("site").text(card.site).key("active").number(card.active);
    writeUsual(json.key("usualActive"), card.usualActive);
    writeNumbers(json.key("series"), card.series);
    if (!card.topPage.empty())
        json.key("topPage").text(card.topPage).key("onTopPage").number(card.onTopPage);
    if (card.alert)
        json.key("alert").raw(liveAlert(*card.alert));
    return json.endObject().take();
}

void writeLivePoints(JsonWriter& json, const std::vector<HistoryPoint>& points)
{
    json.beginArray();
    for (const HistoryPoint& point : points) {
        json.beginArray().number(point.at).number(point.visitors).number(point.pageViews);
        json.number(point.events).number(point.sessions).number(point.peakActive).endArray();
    }
    json.endArray();
}

} // namespace footfall
