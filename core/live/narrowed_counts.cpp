// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/narrowed_counts.h"

#include "core/live/id_counts.h"

#include <algorithm>

namespace footfall {

namespace {

std::vector<CountRow> countedRows(const IdCounts& counts, const Tally& tally, std::size_t most,
                                bool withNone = false)
{
    std::vector<CountRow> rows;
    for (const IdCounts::Counted& one : counts.top(most, withNone))
        rows.push_back({{}, std::string(tally.label(one.id)), one.count});
    return rows;
}

std::vector<CountRow> countedPages(const IdCounts& counts, const SessionData& data, std::size_t most)
{
    std::vector<CountRow> rows;
    for (const IdCounts::Counted& one : counts.top(most)) {
        const Page& page = data.pages[one.id];
        rows.push_back({page.scopes[0]->site, page.path, one.count});
    }
    return rows;
}

/// Of sessions that ended and are listed.
std::vector<CountRow> exitsOf(const SessionData& data, const std::vector<SessionSlot>& ended,
                              std::size_t most)
{
    IdCounts exits;
    for (const SessionSlot slot : ended)
        exits.add(data.sessions[slot].page);
    return countedPages(exits, data, most);
}

void rank(Snapshot& snapshot, const SessionData& data, const SessionFilter& filter,
          const std::vector<SessionSlot>& matching, std::size_t most)
{
    const std::size_t of = filter.site() ? 0 : 1;
    const Scope& scope = filter.site() ? data.sites[*filter.site()] : data.sites.all();
    IdCounts pages;
    IdCounts entries;
    ByLabel<IdCounts> labels;
    for (const SessionSlot slot : matching) {
        const Session& session = data.sessions[slot];
        pages.add(session.page);
        entries.add(session.journey.entryPage());
        for (const LabelField& field : labelFields)
            labels[field.label].add(session.labels[of][field.label]);
    }
    snapshot.pagesNow = countedPages(pages, data, most);
    snapshot.entryPagesNow = countedPages(entries, data, most);
    for (const LabelField& field : labelFields) {
        snapshot.*rankingFields[field.ranking].now =
            countedRows(labels[field.label], scope.labels[field.label], most,
                      field.label == Label::Referrer);
    }
}

/// How many began and ended, by the bucket, from which follows how many were there at its end.
class ActiveSeries
{
public:
    explicit ActiveSeries(const std::vector<SeriesPoint>& points)
        : m_first(points.front().at)
    {
    }

    void add(TimeMs began, std::optional<TimeMs> ended)
    {
        ++m_changes[bucketOf(began)];
        if (ended)
            --m_changes[bucketOf(*ended)];
    }
    void fill(std::vector<SeriesPoint>& points, TimeMs knownSince) const
    {
        std::int32_t active = 0;
        for (std::size_t i = 0; i < points.size(); ++i) {
            active += m_changes[i];
            const bool isKnown = points[i].at + seriesBucketMs > knownSince;
            points[i] = {points[i].at, isKnown ? active : SeriesPoint::unknown, 0, 0};
        }
    }

private:
    std::size_t bucketOf(TimeMs at) const
    {
        const std::int64_t bucket = at < m_first ? 0 : (at - m_first) / seriesBucketMs;
        return static_cast<std::size_t>(std::min<std::int64_t>(bucket, seriesBuckets - 1));
    }

    TimeMs m_first;
    std::array<std::int32_t, seriesBuckets> m_changes{};
};

} // namespace

void narrowCounts(Snapshot& snapshot, const SessionData& data, const SessionFilter& filter,
                  const std::vector<SessionSlot>& matching, std::size_t rows)
{
    const TimeMs minuteAgo = snapshot.at - minuteMs;
    // A text may be in the page, too.
    const bool isOfPage = !filter.asked().page.empty() || !filter.asked().text.empty();
    const TimeMs knownSince =
        std::max(snapshot.at - data.limits.sessionTimeoutMs, data.endedKnownSince);
    ActiveSeries series(snapshot.series);
    std::int64_t begun = 0;
    DurationMs durations = 0;
    for (const SessionSlot slot : matching) {
        const Session& session = data.sessions[slot];
        begun += session.beganAt > minuteAgo ? 1 : 0;
        durations += session.duration;
        series.add(session.beganAt, std::nullopt);
    }
    const std::size_t most = static_cast<std::size_t>(data.limits.filterWalk);
    const std::vector<SessionSlot> ended = findEnded(data, filter, most);
    snapshot.exitPagesNow = exitsOf(data, ended, rows);
    for (const SessionSlot slot : ended) {
        const Session& session = data.sessions[slot];
        begun += session.beganAt > minuteAgo ? 1 : 0;
        series.add(session.beganAt, session.heardAt);
    }
    const auto count = static_cast<std::int64_t>(matching.size());
    snapshot.narrowed = true;
    snapshot.usualActive = snapshot.usualPerMinute = std::nullopt;
    snapshot.active = count;
    snapshot.visitorsLastMinute = begun;
    snapshot.meanDurationSeconds =
        count > 0 ? double(durations) / double(count) / double(secondMs) : 0;
    series.fill(snapshot.series, isOfPage ? snapshot.at : knownSince);
    rank(snapshot, data, filter, matching, rows);
}

} // namespace footfall
