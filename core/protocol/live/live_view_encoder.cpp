// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/live/live_view_encoder.h"

#include "core/protocol/live/live_json.h"
#include "core/source/ranking_fields.h"

#include <algorithm>
#include <map>
#include <utility>

namespace footfall {

namespace {

// What is told whole has to fit into a delta together with the rest: bytes of JSON.
constexpr std::size_t pageRowsBytes = 2560;
constexpr std::size_t rowsBytes = 1280;
constexpr std::size_t viewerListBytes = 8 * 1024;
constexpr std::size_t openAlertsBytes = 4 * 1024;
constexpr std::size_t goalsBytes = 5 * 1024;
/// Of each list of a page's detail.
constexpr std::size_t detailRowsBytes = 2 * 1024;
constexpr std::size_t siteCardsBytes = 24 * 1024;
/// New ones of one delta.
constexpr std::size_t newAlertsBytes = 8 * 1024;
/// What operators did about those that were told before.
constexpr std::size_t handlingBytes = 1024;
constexpr std::size_t newSitesBytes = 6 * 1024;
/// Of one session in the list; the rest of it takes up 23 KiB at most: two pages of 8 KiB, seven
/// labels of 512 bytes, the site and the ids.
constexpr std::size_t liveJourneyBytes = 8 * 1024;
/// The ends of a delta, and the order of 200 sessions.
constexpr std::size_t frameBytes = 256;
constexpr std::size_t orderBytes = 200 * 21 + 64;

// Of a snapshot.
constexpr std::size_t allEventsBytes = 256 * 1024;
constexpr std::size_t allAlertsBytes = 64 * 1024;
constexpr std::size_t allSessionsBytes = 480 * 1024;

std::string viewerList(const std::vector<ViewerView>& viewers)
{
    JsonWriter json;
    json.beginArray();
    for (const ViewerView& viewer : viewers) {
        const std::string one = liveViewer(viewer);
        if (json.size() + one.size() + 2 > viewerListBytes)
            break;
        json.raw(one);
    }
    return json.endArray().take();
}

/// The entries of `items`, newest first, that are newer than `newest`: as many as fit.
template <typename Item, typename IdOf, typename JsonOf>
LiveList newEntries(const std::vector<Item>& items, std::uint64_t newest, std::size_t bytes,
                    IdOf idOf, JsonOf jsonOf)
{
    LiveList entries;
    for (const Item& item : items) {
        if (idOf(item) <= newest)
            break;
        LiveEntry entry{idOf(item), jsonOf(item)};
        if (entry.bytes() > bytes)
            break;
        bytes -= entry.bytes();
        entries.append(std::move(entry));
    }
    return entries;
}

} // namespace

ViewEncoder::Change LiveViewEncoder::take(const Snapshot& now)
{
    begin(now);
    takeSites(now);
    takeValues(now);
    takeCards(now);
    takeSeries(now);
    takeAlerts(now);
    // These share what is left: 32 KiB each at least. A session takes up 31 at most, an event 13.
    takeEvents(now);
    takeSessions(now);
    if (m_isAnew)
        return Change::Anew;
    return m_delta.size() > 0 ? Change::Delta : Change::None;
}

void LiveViewEncoder::begin(const Snapshot& now)
{
    const bool isFirst = m_at == epoch;
    m_isAnew = isFirst || now.takenBack != m_takenBack;
    m_takenBack = now.takenBack;
    m_at = now.at;
    m_hasMore = false;
    m_delta = JsonWriter();
    if (!m_isAnew)
        return;
    m_values.clear();
    m_sites.clear();
    m_cards.clear();
    m_handling.clear();
    for (auto* list : {&m_series, &m_events, &m_alerts, &m_sessions})
        list->clear();
}

std::size_t LiveViewEncoder::room() const
{
    const std::size_t used = m_delta.size() + frameBytes + orderBytes;
    return used < deltaBytes ? deltaBytes - used : 0;
}

void LiveViewEncoder::takeSites(const Snapshot& now)
{
    const std::string changed =
        m_sites.take(now.sites, m_isAnew ? LiveSites::allBytes : newSitesBytes);
    if (m_isAnew)
        return;
    m_hasMore = m_sites.hasMore();
    if (!changed.empty())
        m_delta.key("sites").raw(changed);
}

void LiveViewEncoder::takeValues(const Snapshot& now)
{
    std::vector<Value> values;
    values.push_back({"totals", liveTotals(now)});
    const auto pages = [&](std::string_view key, const std::vector<CountRow>& rows) {
        values.push_back({key, liveRows(rows, true, pageRowsBytes)});
    };
    const auto labels = [&](std::string_view key, const std::vector<CountRow>& rows) {
        values.push_back({key, liveRows(rows, false, rowsBytes)});
    };
    for (std::size_t i = 0; i < rankingFields.size(); ++i) {
        const RankingField& field = rankingFields[i];
        for (const auto& [name, rows] : {std::pair(field.nowName, field.now),
                                         std::pair(field.todayName, field.today)}) {
            if (RankingField::isOfPages(RankingField::Place(i)))
                pages(name, now.*rows);
            else if (i == RankingField::Referrers)
                values.push_back({name, liveReferrers(now.*rows, rowsBytes)});
            else
                labels(name, now.*rows);
        }
    }
    pages("pagesPresent", now.pagesPresent);
    labels("viewerCountries", now.viewerCountries);
    labels("viewerCities", now.viewerCities);
    values.push_back({"sitesTruncated", m_sites.isCut() ? "true" : "false"});
    values.push_back({"viewerList", viewerList(now.viewerList)});
    values.push_back({"usualHours", liveUsualHours(now.usualHours)});
    values.push_back({"openAlerts", liveOpenAlerts(now.openAlerts, openAlertsBytes)});
    values.push_back({"goals", liveGoals(now.goals, goalsBytes)});
    if (!m_request.page.empty())
        values.push_back(
            {"pageDetail", now.page ? livePageDetail(*now.page, detailRowsBytes) : "null"});
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!m_isAnew && values[i].json != m_values[i].json)
            m_delta.key(values[i].key).raw(values[i].json);
    }
    m_values = std::move(values);
}

/// In a delta the name of a site stands for a card that is as it was.
void LiveViewEncoder::takeCards(const Snapshot& now)
{
    if (m_request.siteCards == 0)
        return;
    const std::map<std::string, std::string> known(m_cards.begin(), m_cards.end());
    std::vector<std::pair<std::string, std::string>> cards;
    std::size_t bytes = 0;
    JsonWriter list;
    list.beginArray();
    for (const SiteCard& card : now.siteCards) {
        std::string json = liveSiteCard(card);
        bytes += json.size() + 1;
        if (bytes > siteCardsBytes)
            break;
        const auto before = known.find(card.site);
        if (before != known.end() && before->second == json)
            list.text(card.site);
        else
            list.raw(json);
        cards.emplace_back(card.site, std::move(json));
    }
    if (!m_isAnew && cards != m_cards)
        m_delta.key("siteCards").raw(list.endArray().str());
    m_cards = std::move(cards);
}

void LiveViewEncoder::takeSeries(const Snapshot& now)
{
    LiveList series;
    LiveList changed;
    for (const SeriesPoint& point : now.series) {
        LiveEntry entry{std::uint64_t(point.at.sinceEpoch()), livePoint(point)};
        if (!m_series.has(entry))
            changed.append(entry);
        series.append(std::move(entry));
    }
    m_series = std::move(series);
    tellNew("series", changed);
}

void LiveViewEncoder::takeEvents(const Snapshot& now)
{
    LiveList added = newEntries(
        now.events, m_events.firstId(), m_isAnew ? allEventsBytes : room() / 2,
        [](const FeedItem& item) { return item.number; }, liveEvent);
    tellNew("events", added);
    m_events.prepend(std::move(added), m_request.events, allEventsBytes);
}

void LiveViewEncoder::takeAlerts(const Snapshot& now)
{
    LiveList added = newEntries(
        now.alerts, m_alerts.firstId(), m_isAnew ? allAlertsBytes : newAlertsBytes,
        [](const Alert& alert) { return alert.id; }, liveAlert);
    tellNew("alerts", added);
    takeAlertHandling(now);
    m_alerts.prepend(std::move(added), m_request.alerts, allAlertsBytes);
}

/// Of those that were told before: what is new has it with it.
void LiveViewEncoder::takeAlertHandling(const Snapshot& now)
{
    std::map<std::uint64_t, LiveHandling> handling;
    LiveList changed;
    std::size_t room = handlingBytes;
    for (const Alert& alert : now.alerts) {
        LiveHandling is{alert.seenAt, alert.mutedUntil};
        const auto before = m_handling.find(alert.id);
        if (before != m_handling.end() && before->second != is) {
            LiveEntry entry{alert.id, liveAlertHandling(alert)};
            if (entry.bytes() > room) {
                m_hasMore = m_hasMore || !m_isAnew;
                is = before->second;
            } else {
                room -= entry.bytes();
                changed.append(std::move(entry));
                m_alerts.replace({alert.id, liveAlert(alert)});
            }
        }
        handling.emplace(alert.id, is);
    }
    m_handling = std::move(handling);
    tellNew("alertHandling", changed);
}

void LiveViewEncoder::takeSessions(const Snapshot& now)
{
    std::size_t roomForNew = m_isAnew ? allSessionsBytes : room();
    std::size_t roomForAll = allSessionsBytes;
    LiveList shown;
    LiveList changed;
    for (const SessionView& session : now.sessions) {
        LiveEntry entry{session.visit,
                        liveSession(session, SessionDetail::WithJourney, liveJourneyBytes)};
        if (entry.bytes() > roomForAll)
            break;
        const bool isSame = m_sessions.has(entry);
        if (!isSame && entry.bytes() > roomForNew) {
            // It waits for the next delta, and is shown as it was, if it was.
            m_hasMore = m_hasMore || !m_isAnew;
            const LiveEntry* known = m_sessions.find(entry.id);
            if (!known)
                continue;
            entry = *known;
        } else if (!isSame) {
            roomForNew -= entry.bytes();
            changed.append(entry);
        }
        roomForAll -= std::min(roomForAll, entry.bytes());
        shown.append(std::move(entry));
    }
    tellSessions(shown, changed);
    m_sessions = std::move(shown);
}

void LiveViewEncoder::tellNew(std::string_view key, const LiveList& entries)
{
    if (!m_isAnew && !entries.empty())
        entries.write(m_delta.key(key));
}

void LiveViewEncoder::tellSessions(const LiveList& shown, const LiveList& changed)
{
    if (m_isAnew || (changed.empty() && shown.hasOrderOf(m_sessions)))
        return;
    shown.writeIds(m_delta.key("sessions").beginObject().key("order"));
    changed.write(m_delta.key("changed"));
    m_delta.endObject();
}

QByteArray LiveViewEncoder::delta(quint64 after, quint64 seq) const
{
    JsonWriter json;
    json.beginObject().key("type").text("delta").key("after").number(qint64(after));
    json.key("seq").number(qint64(seq)).key("data").beginObject().key("at").number(m_at);
    if (m_delta.size() > 0)
        json.raw(m_delta.str());
    return QByteArray::fromStdString(json.endObject().endObject().take());
}

QByteArray LiveViewEncoder::snapshot(quint64 seq) const
{
    JsonWriter json;
    json.beginObject().key("type").text("snapshot").key("seq").number(qint64(seq));
    return QByteArray::fromStdString(json.key("data").raw(snapshotData()).endObject().take());
}

std::string LiveViewEncoder::snapshotData() const
{
    JsonWriter json;
    json.beginObject().key("at").number(m_at);
    for (const Value& value : m_values)
        json.key(value.key).raw(value.json);
    if (m_request.siteCards > 0) {
        json.key("siteCards").beginArray();
        for (const auto& [site, card] : m_cards)
            json.raw(card);
        json.endArray();
    }
    m_sites.write(json.key("sites"));
    m_series.write(json.key("series"));
    m_events.write(json.key("events"));
    m_sessions.write(json.key("sessions"));
    m_alerts.write(json.key("alerts"));
    return json.endObject().take();
}

} // namespace footfall
