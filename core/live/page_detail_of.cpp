// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/page_detail_of.h"

#include "core/live/id_counts.h"
#include "core/live/sessions/session_search.h"

#include <algorithm>
#include <map>

namespace footfall {

namespace {

/// Journeys lie anywhere in memory: many are on their way to the processor at a time.
constexpr std::size_t fetchedAhead = 8;

/// Whoever is asked for goes on to other pages.
SnapshotFilter filterBesidePage(const SnapshotRequest& request)
{
    SnapshotFilter filter;
    if (request.narrowsCounts)
        filter = request.filter;
    filter.site = request.filter.site;
    filter.page.clear();
    return filter;
}

/// A page of the same path in each site, in their order: 0 where it has none.
std::vector<PageId> pagesBySite(const SessionData& data, const SessionFilter& filter,
                                std::string_view path)
{
    std::vector<PageId> pages;
    for (const Scope& site : data.sites.each()) {
        const bool isAsked = !filter.site() || *filter.site() == pages.size();
        pages.push_back(isAsked ? data.pages.find(site, path) : 0);
    }
    return pages;
}

std::vector<CountRow> highest(std::vector<CountRow> rows, std::size_t most)
{
    std::stable_sort(rows.begin(), rows.end(), [](const CountRow& one, const CountRow& other) {
        return one.count > other.count;
    });
    rows.resize(std::min(rows.size(), most));
    return rows;
}

/// Pages of the same path in several sites are one row.
std::vector<CountRow> pathRows(const IdCounts& counts, const PageTable& pages, std::size_t most)
{
    std::map<std::string_view, std::int64_t> byPath;
    for (const IdCounts::Counted& one : counts.top(SIZE_MAX, true))
        byPath[pages[one.id].path] += one.count;
    std::vector<CountRow> rows;
    for (const auto& [path, count] : byPath)
        rows.push_back({{}, std::string(path), count});
    return highest(std::move(rows), most);
}

std::vector<CountRow> labelRowsOf(const IdCounts& counts, const Tally& tally, std::size_t most,
                                  bool withNone)
{
    std::vector<CountRow> rows;
    for (const IdCounts::Counted& one : counts.top(most, withNone))
        rows.push_back({{}, std::string(tally.label(one.id)), one.count});
    return rows;
}

class PageLook
{
public:
    PageLook(const SessionData& data, const SessionFilter& filter, PageDetail& detail,
             std::size_t rows)
        : m_data(data)
        , m_filter(filter)
        , m_detail(detail)
        , m_rows(rows)
        , m_bySite(pagesBySite(data, filter, detail.page))
    {
        for (const PageId page : m_bySite) {
            if (page != 0)
                m_pages.push_back(page);
        }
    }

    void addViews(TimeMs now);
    /// Those who are on it.
    void addPresent();
    /// Those who are, and those who were.
    void addJourneys();

private:
    std::size_t mostWalked() const { return static_cast<std::size_t>(m_data.limits.filterWalk); }
    void addUsual();
    void addMinute(TimeMs minute);
    void expectStays();
    void take(const Session& session);
    void addMedian();

    const SessionData& m_data;
    const SessionFilter& m_filter;
    PageDetail& m_detail;
    const std::size_t m_rows;
    const std::vector<PageId> m_bySite;
    /// Those that there are.
    std::vector<PageId> m_pages;
    /// Stays that are still to be found.
    std::size_t m_staysLeft = 0;
    IdCounts m_before;
    IdCounts m_after;
    std::vector<DurationMs> m_dwells;
};

void PageLook::addViews(TimeMs now)
{
    TimeMs knownSince = m_pages.empty() ? m_data.pages.knownSince() : epoch;
    for (const PageId id : m_pages) {
        const Page& page = m_data.pages[id];
        const Ranking::Node today = page.nodes[PageCount::Today][0];
        if (today != Ranking::none)
            m_detail.viewsToday += page.scopes[0]->pages[PageCount::Today].count(today);
        knownSince = std::max(knownSince, page.hour ? page.hour->knownSince()
                                                    : m_data.pages.knownSince());
    }
    m_detail.firstMinute =
        std::max(minuteOf(now) - (pageMinutes - 1) * minuteMs, minuteOf(knownSince));
    for (TimeMs minute = m_detail.firstMinute; minute <= now; minute += minuteMs)
        addMinute(minute);
    if (m_pages.size() == 1)
        addUsual();
}

void PageLook::addMinute(TimeMs minute)
{
    std::int64_t views = 0;
    for (const PageId id : m_pages)
        views += m_data.pages[id].hour ? m_data.pages[id].hour->in(minute) : 0;
    m_detail.viewsByMinute.push_back(
        static_cast<std::int32_t>(std::min<std::int64_t>(views, INT32_MAX)));
}

/// What is usual of several pages together is not known.
void PageLook::addUsual()
{
    const Page& page = m_data.pages[m_pages.front()];
    if (const PageRule* rule = page.scopes[0]->pageRule)
        m_detail.usualPerMinute = rule->usual(PageRule::keyOf(page.path));
}

void PageLook::addPresent()
{
    const std::size_t of = m_filter.site() ? 0 : 1;
    const Scope& scope = of == 0 ? m_data.sites[*m_filter.site()] : m_data.sites.all();
    IdCounts referrers;
    IdCounts campaigns;
    std::size_t left = mostWalked();
    for (const PageId id : m_pages) {
        for (SessionSlot slot = m_data.pages[id].sessions.first; slot != noSession && left > 0;
             slot = m_data.sessions.next(SessionOrder::Page, slot), --left) {
            const Session& session = m_data.sessions[slot];
            if (!m_filter.matches(session))
                continue;
            ++m_detail.now;
            referrers.add(session.labels[of][Label::Referrer]);
            campaigns.add(session.labels[of][Label::Campaign]);
        }
    }
    m_detail.truncated = left == 0;
    m_detail.referrers =
        labelRowsOf(referrers, scope.labels[Label::Referrer], m_rows, true);
    m_detail.campaigns =
        labelRowsOf(campaigns, scope.labels[Label::Campaign], m_rows, false);
}

/// As many as there are, or as are taken.
void PageLook::expectStays()
{
    for (const PageId id : m_pages) {
        const Page& page = m_data.pages[id];
        m_staysLeft += page.users - (page.countedToday ? 1 : 0);
    }
    m_detail.truncated = m_detail.truncated || m_staysLeft > mostWalked();
    m_staysLeft = std::min(m_staysLeft, mostWalked());
}

void PageLook::addJourneys()
{
    expectStays();
    const auto takeAll = [this](const std::vector<SessionSlot>& slots) {
        for (std::size_t i = 0; i < slots.size() && m_staysLeft > 0; ++i) {
            if (i + fetchedAhead < slots.size())
                m_data.sessions[slots[i + fetchedAhead]].journey.fetch();
            take(m_data.sessions[slots[i]]);
        }
    };
    takeAll(findEnded(m_data, m_filter, mostWalked()));
    if (m_staysLeft > 0) {
        const SessionsMatching active = matchingActive(m_data, m_filter);
        takeAll(active.slots);
        m_detail.truncated = m_detail.truncated || (active.truncated && m_staysLeft > 0);
    }
    m_detail.cameFrom = pathRows(m_before, m_data.pages, m_rows);
    m_detail.wentTo = pathRows(m_after, m_data.pages, m_rows);
    addMedian();
}

/// Of a stay of no length only one moment is known.
void PageLook::take(const Session& session)
{
    const PageId page = m_bySite[session.site];
    if (page == 0)
        return;
    std::optional<TimeMs> ended;
    if (!session.active)
        ended = std::max(session.latest, session.startedAt + session.duration);
    session.journey.staysOn(page, ended, [this](const Journey::Stay& stay) {
        if (m_staysLeft == 0)
            return;
        --m_staysLeft;
        if (stay.before)
            m_before.add(*stay.before);
        if (stay.after)
            m_after.add(*stay.after);
        if (stay.dwell.value_or(0) > 0)
            m_dwells.push_back(*stay.dwell);
    });
}

void PageLook::addMedian()
{
    if (m_dwells.empty())
        return;
    const auto middle = m_dwells.begin() + static_cast<std::ptrdiff_t>(m_dwells.size() / 2);
    std::nth_element(m_dwells.begin(), middle, m_dwells.end());
    m_detail.medianDwell = *middle;
}

} // namespace

PageDetail pageDetailOf(const SessionData& data, const SnapshotRequest& request, TimeMs now)
{
    PageDetail detail;
    detail.page = request.page;
    const SessionFilter filter(data, filterBesidePage(request));
    if (filter.excludesAll())
        return detail;
    PageLook look(data, filter, detail, request.rows);
    look.addViews(now);
    look.addPresent();
    look.addJourneys();
    return detail;
}

} // namespace footfall
