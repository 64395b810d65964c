// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/live/live_view_encoder.h"

#include "core/protocol/live/live_json.h"

#include <algorithm>

namespace footfall {

namespace {

// What is told whole has to fit into a delta together with the rest: bytes of JSON.
constexpr std::size_t pageRowsBytes = 6 * 1024;
constexpr std::size_t rowsBytes = 3 * 1024;
constexpr std::size_t viewerListBytes = 8 * 1024;
/// New ones of one delta.
constexpr std::size_t newAlertsBytes = 8 * 1024;
/// Of one session in the list; the rest of it takes up 20 KiB at most.
constexpr std::size_t journeyBytes = 8 * 1024;
/// The ends of a delta, and the order of 200 sessions.
constexpr std::size_t frameBytes = 256;
constexpr std::size_t orderBytes = 200 * 21 + 64;

// Of a snapshot.
constexpr std::size_t allEventsBytes = 256 * 1024;
constexpr std::size_t allAlertsBytes = 64 * 1024;
constexpr std::size_t allSessionsBytes = 512 * 1024;

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

std::size_t bytesOf(const std::vector<LiveEntry>& entries)
{
    std::size_t bytes = 0;
    for (const LiveEntry& entry : entries)
        bytes += entry.json.size() + 1;
    return bytes;
}

void writeList(JsonWriter& json, std::string_view key, const std::vector<LiveEntry>& entries)
{
    json.key(key).beginArray();
    for (const LiveEntry& entry : entries)
        json.raw(entry.json);
    json.endArray();
}

const LiveEntry* find(const std::vector<LiveEntry>& entries, std::uint64_t id)
{
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [id](const LiveEntry& entry) { return entry.id == id; });
    return found == entries.end() ? nullptr : &*found;
}

bool sameOrder(const std::vector<LiveEntry>& a, const std::vector<LiveEntry>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const LiveEntry& x, const LiveEntry& y) { return x.id == y.id; });
}

/// The entries of `items`, newest first, that are newer than `newest`: as many as fit.
template <typename Item, typename IdOf, typename JsonOf>
std::vector<LiveEntry> newEntries(const std::vector<Item>& items, std::uint64_t newest,
                                  std::size_t bytes, IdOf idOf, JsonOf jsonOf)
{
    std::vector<LiveEntry> entries;
    for (const Item& item : items) {
        if (idOf(item) <= newest)
            break;
        LiveEntry entry{idOf(item), jsonOf(item)};
        if (entry.json.size() + 1 > bytes)
            break;
        bytes -= entry.json.size() + 1;
        entries.push_back(std::move(entry));
    }
    return entries;
}

/// Puts the new ones before the others, of which so many entries and bytes stay.
void prepend(std::vector<LiveEntry>& entries, std::vector<LiveEntry> added, std::size_t most,
             std::size_t bytes)
{
    added.insert(added.end(), std::make_move_iterator(entries.begin()),
                 std::make_move_iterator(entries.end()));
    entries = std::move(added);
    if (entries.size() > most)
        entries.resize(most);
    for (std::size_t all = bytesOf(entries); all > bytes; entries.pop_back())
        all -= entries.back().json.size() + 1;
}

std::uint64_t newestOf(const std::vector<LiveEntry>& entries)
{
    return entries.empty() ? 0 : entries.front().id;
}

} // namespace

ViewEncoder::Change LiveViewEncoder::take(const Snapshot& now)
{
    begin(now);
    takeValues(now);
    takeSeries(now);
    takeAlerts(now);
    // These share what is left: 30 KiB each at least, and one of them takes up 28 at most.
    takeEvents(now);
    takeSessions(now);
    if (m_isAnew)
        return Change::Anew;
    return m_delta.size() > 0 ? Change::Delta : Change::None;
}

void LiveViewEncoder::begin(const Snapshot& now)
{
    const bool isFirst = m_at == 0;
    m_isAnew = isFirst || now.takenBack != m_takenBack;
    m_takenBack = now.takenBack;
    m_at = now.at;
    m_hasMore = false;
    m_delta = JsonWriter();
    if (!m_isAnew)
        return;
    m_values.clear();
    for (auto* list : {&m_series, &m_events, &m_alerts, &m_sessions})
        list->clear();
}

std::size_t LiveViewEncoder::room() const
{
    const std::size_t used = m_delta.size() + frameBytes + orderBytes;
    return used < deltaBytes ? deltaBytes - used : 0;
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
    pages("pagesNow", now.pagesNow);
    pages("pagesToday", now.pagesToday);
    pages("pagesPresent", now.pagesPresent);
    labels("countries", now.countries);
    labels("cities", now.cities);
    labels("referrers", now.referrers);
    labels("devices", now.devices);
    labels("viewerCountries", now.viewerCountries);
    labels("viewerCities", now.viewerCities);
    labels("sites", now.sites);
    values.push_back({"viewerList", viewerList(now.viewerList)});
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!m_isAnew && values[i].json != m_values[i].json)
            m_delta.key(values[i].key).raw(values[i].json);
    }
    m_values = std::move(values);
}

void LiveViewEncoder::takeSeries(const Snapshot& now)
{
    std::vector<LiveEntry> series;
    std::vector<LiveEntry> changed;
    for (const SeriesPoint& point : now.series) {
        LiveEntry entry{std::uint64_t(point.at), livePoint(point)};
        const LiveEntry* known = find(m_series, entry.id);
        if (!known || known->json != entry.json)
            changed.push_back(entry);
        series.push_back(std::move(entry));
    }
    m_series = std::move(series);
    if (!m_isAnew && !changed.empty())
        writeList(m_delta, "series", changed);
}

void LiveViewEncoder::takeEvents(const Snapshot& now)
{
    std::vector<LiveEntry> added = newEntries(
        now.events, newestOf(m_events), m_isAnew ? allEventsBytes : room() / 2,
        [](const FeedItem& item) { return item.number; }, liveEvent);
    if (!m_isAnew && !added.empty())
        writeList(m_delta, "events", added);
    prepend(m_events, std::move(added), m_request.events, allEventsBytes);
}

void LiveViewEncoder::takeAlerts(const Snapshot& now)
{
    std::vector<LiveEntry> added = newEntries(
        now.alerts, newestOf(m_alerts), m_isAnew ? allAlertsBytes : newAlertsBytes,
        [](const Alert& alert) { return alert.id; }, liveAlert);
    if (!m_isAnew && !added.empty())
        writeList(m_delta, "alerts", added);
    prepend(m_alerts, std::move(added), m_request.alerts, allAlertsBytes);
}

void LiveViewEncoder::takeSessions(const Snapshot& now)
{
    std::size_t roomForNew = m_isAnew ? allSessionsBytes : room();
    std::size_t roomForAll = allSessionsBytes;
    std::vector<LiveEntry> shown;
    std::vector<std::string> changed;
    for (const SessionView& session : now.sessions) {
        LiveEntry entry{session.visit,
                        liveSession(session, SessionDetail::WithJourney, journeyBytes)};
        if (entry.json.size() + 1 > roomForAll)
            break;
        const LiveEntry* known = find(m_sessions, entry.id);
        const bool isSame = known && known->json == entry.json;
        if (!isSame && entry.json.size() + 1 > roomForNew) {
            // It waits for the next delta, and is shown as it was, if it was.
            m_hasMore = !m_isAnew;
            if (!known)
                continue;
            entry = *known;
        } else if (!isSame) {
            roomForNew -= entry.json.size() + 1;
            changed.push_back(entry.json);
        }
        roomForAll -= std::min(roomForAll, entry.json.size() + 1);
        shown.push_back(std::move(entry));
    }
    if (!m_isAnew)
        tellSessions(shown, changed);
    m_sessions = std::move(shown);
}

void LiveViewEncoder::tellSessions(const std::vector<LiveEntry>& shown,
                                   const std::vector<std::string>& changed)
{
    if (changed.empty() && sameOrder(shown, m_sessions))
        return;
    m_delta.key("sessions").beginObject().key("order").beginArray();
    for (const LiveEntry& entry : shown)
        m_delta.number(std::int64_t(entry.id));
    m_delta.endArray().key("changed").beginArray();
    for (const std::string& session : changed)
        m_delta.raw(session);
    m_delta.endArray().endObject();
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
    json.key("data").beginObject().key("at").number(m_at);
    for (const Value& value : m_values)
        json.key(value.key).raw(value.json);
    writeList(json, "series", m_series);
    writeList(json, "events", m_events);
    writeList(json, "sessions", m_sessions);
    writeList(json, "alerts", m_alerts);
    return QByteArray::fromStdString(json.endObject().endObject().take());
}

} // namespace footfall
