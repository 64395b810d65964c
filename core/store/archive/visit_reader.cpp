// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive/visit_reader.h"

#include "core/base/text/page_name.h"
#include "core/base/text/text_match.h"
#include "core/store/format/journey_text.h"
#include "core/store/format/labels.h"
#include "core/store/format/schema.h"

#include <algorithm>
#include <array>
#include <limits>

namespace footfall {

namespace {

enum VisitColumn
{
    Id,
    Began,
    Site,
    SessionId,
    Visitor,
    LaterVisitor,
    Ended,
    Started,
    Duration,
    Country,
    City,
    Device,
    Referrer,
    Campaign,
    Browser,
    System,
    EntryPage,
    LastPage,
    JourneyText
};

constexpr char walkQuery[] = "WHERE id < ?1 ORDER BY id DESC";
constexpr char oneQuery[] = "WHERE id = ?1";

/// Of a store of an older version what it has not is not known.
Result<std::string> visitsWhere(Database& database, const char* where)
{
    const Result<std::int64_t> version = database.number("PRAGMA user_version");
    if (!version)
        return Error{version.error()};
    const bool hasCampaigns = *version >= schema::versionOfCampaigns;
    return std::string("SELECT id, began, site, session, visitor, later_visitor, ended, started, "
                       "duration, country, city, device, referrer, ")
        .append(hasCampaigns ? "campaign, browser, system" : "NULL, NULL, NULL")
        .append(", entry_page, last_page, journey FROM visits ")
        .append(where);
}

/// Where a search looks for its text.
constexpr std::array searchedLabels{Country, City, Device, Referrer, Campaign, Browser, System};
constexpr std::array searchedPages{EntryPage, LastPage};

constexpr std::uint64_t highestId = std::numeric_limits<std::int64_t>::max();

/// A page as it is named now; it may be of a time when a page had several names.
std::string pageAt(const Statement& row, VisitColumn column, LabelReader& labels)
{
    std::string page = labels.at(row, column);
    namePage(page);
    return page;
}

class VisitFilter
{
public:
    VisitFilter(const VisitQuery& query, LabelReader& labels)
        : m_query(query)
        , m_text(query.text)
        , m_pageText(pageName(query.text))
        , m_labels(labels)
    {
    }

    bool matches(const Statement& row) const
    {
        const TimeMs began = row.moment(Began);
        if ((m_query.from != epoch && began < m_query.from) ||
            (m_query.to != epoch && began >= m_query.to))
            return false;
        if (m_query.site && m_labels.at(row, Site) != *m_query.site)
            return false;
        return m_text.isEmpty() || hasText(row);
    }

private:
    bool hasText(const Statement& row) const
    {
        if (m_text.in(row.text(SessionId)) || m_text.in(row.text(Visitor)) ||
            m_text.in(row.text(LaterVisitor)))
            return true;
        return std::any_of(searchedLabels.begin(), searchedLabels.end(),
                           [&](VisitColumn column) { return m_text.in(m_labels.at(row, column)); }) ||
               std::any_of(searchedPages.begin(), searchedPages.end(), [&](VisitColumn column) {
                   const std::string page = pageAt(row, column, m_labels);
                   return m_text.in(page) || m_pageText.in(page);
               });
    }

    const VisitQuery& m_query;
    const TextMatch m_text;
    const TextMatch m_pageText;
    LabelReader& m_labels;
};

SessionView viewOf(const Statement& row, LabelReader& labels)
{
    SessionView view;
    view.visit = std::uint64_t(row.number(Id));
    view.site = labels.at(row, Site);
    view.sessionId = row.text(SessionId);
    view.visitorId = row.text(row.isNull(LaterVisitor) ? Visitor : LaterVisitor);
    view.currentPage = pageAt(row, row.isNull(LastPage) ? EntryPage : LastPage, labels);
    view.country = labels.at(row, Country);
    view.city = labels.at(row, City);
    view.device = labels.at(row, Device);
    view.referrer = labels.at(row, Referrer);
    view.campaign = labels.at(row, Campaign);
    view.browser = labels.at(row, Browser);
    view.system = labels.at(row, System);
    view.entryPage = pageAt(row, EntryPage, labels);
    view.active = row.isNull(Ended);
    view.startedAt = row.moment(Started);
    view.lastActivityAt = row.moment(view.active ? Began : Ended);
    view.durationSeconds = row.number(Duration);
    return view;
}

Result<SessionView> wholeViewOf(const Statement& row, LabelReader& labels)
{
    SessionView view = viewOf(row, labels);
    if (row.isNull(JourneyText))
        return view;
    Result<StoredJourney> journey =
        readJourney(row.text(JourneyText), view.startedAt,
                    [&](std::int64_t number) { return labels.text(number); });
    if (!journey)
        return Error{"visit " + std::to_string(view.visit) + ": " + journey.error()};
    view.foldedSteps = journey->folded;
    view.steps = view.foldedSteps + std::uint32_t(journey->steps.size());
    view.journey = std::move(journey->steps);
    return view;
}

/// How many pages; 0 where its journey is not known, or cannot be read.
std::uint32_t stepsOf(const Statement& row, TimeMs started)
{
    if (row.isNull(JourneyText))
        return 0;
    const Result<StoredJourney> journey =
        readJourney(row.text(JourneyText), started, [](std::int64_t) { return std::string(); });
    return journey ? journey->folded + std::uint32_t(journey->steps.size()) : 0;
}

} // namespace

Result<VisitsFound> findVisits(Database& database, const VisitQuery& query, VisitBounds bounds)
{
    VisitsFound found{query, {}, 0};
    LabelReader labels(database);
    const VisitFilter filter(query, labels);
    const std::size_t most = std::clamp<std::size_t>(query.limit, 1, bounds.found);
    const std::uint64_t before = query.before ? std::min(query.before, highestId) : highestId;
    const Result<std::string> visits = visitsWhere(database, walkQuery);
    if (!visits)
        return Error{visits.error()};
    Statement walk(database, visits->c_str());
    walk.bind(1, std::int64_t(before));
    std::uint64_t last = 0;
    Statement::Step step = walk.step();
    for (int walked = 0; step == Statement::Step::Row; step = walk.step(), ++walked) {
        if (found.visits.size() == most || walked == bounds.walked) {
            found.next = last;
            break;
        }
        last = std::uint64_t(walk.number(Id));
        if (!filter.matches(walk))
            continue;
        found.visits.push_back(viewOf(walk, labels));
        found.visits.back().steps = stepsOf(walk, found.visits.back().startedAt);
    }
    if (step == Statement::Step::Failed || labels.hasFailed())
        return Error{database.failure()};
    return found;
}

Result<std::optional<SessionView>> findVisit(Database& database, std::uint64_t id)
{
    if (id > highestId)
        return std::optional<SessionView>();
    const Result<std::string> visits = visitsWhere(database, oneQuery);
    if (!visits)
        return Error{visits.error()};
    LabelReader labels(database);
    Statement query(database, visits->c_str());
    const Statement::Step step = query.bind(1, std::int64_t(id)).step();
    if (step == Statement::Step::Done)
        return std::optional<SessionView>();
    if (step == Statement::Step::Failed)
        return Error{database.failure()};
    Result<SessionView> view = wholeViewOf(query, labels);
    if (!view)
        return Error{view.error()};
    if (labels.hasFailed())
        return Error{database.failure()};
    return std::optional(std::move(*view));
}

} // namespace footfall
