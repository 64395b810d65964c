// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/simulated_day.h"

#include "core/event/campaign.h"
#include "core/ingest/simulated_shop.h"
#include "core/ingest/simulator.h"
#include "core/live/counts/event_labels.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace footfall {

namespace {

using Counts = std::vector<std::int64_t>;
using Weights = std::vector<double>;

/// Whole parts of `total` by weight, which are all of it together.
Counts parts(std::int64_t total, const Weights& weights)
{
    double sum = 0;
    for (const double weight : weights)
        sum += weight;
    Counts counts;
    double reached = 0;
    std::int64_t given = 0;
    for (const double weight : weights) {
        reached += weight;
        const auto upTo = std::int64_t(std::llround(double(total) * reached / sum));
        counts.push_back(upTo - given);
        given = upTo;
    }
    return counts;
}

template <typename Table, typename Weight>
Weights weightsOf(const Table& table, Weight weightOf)
{
    Weights weights;
    for (const auto& entry : table)
        weights.push_back(weightOf(entry));
    return weights;
}

double entryOf(const shop::ShopPage& page)
{
    return page.entryWeight;
}

double weightOf(const shop::ShopPage& page)
{
    return page.weight;
}

/// Counts by label, which several parts may have.
class Rows
{
public:
    void add(std::string_view label, std::int64_t count)
    {
        if (!label.empty() && count > 0)
            m_counts[std::string(label)] += count;
    }
    std::vector<CountRow> take() const
    {
        std::vector<CountRow> rows;
        for (const auto& [label, count] : m_counts)
            rows.push_back({{}, label, count});
        std::stable_sort(rows.begin(), rows.end(),
                         [](const CountRow& a, const CountRow& b) { return a.count > b.count; });
        return rows;
    }

private:
    std::map<std::string, std::int64_t> m_counts;
};

using Ranked = std::array<Rows, rankingFields.size()>;

/// Of one of the shop's tables: what an event says that is of an entry of it.
template <typename Table, typename Say>
void rankLabels(Ranked& ranked, std::int64_t visits, const Table& table, Say say)
{
    const Counts counts =
        parts(visits, weightsOf(table, [](const auto& entry) { return entry.weight; }));
    for (std::size_t i = 0; i < table.size(); ++i) {
        Event event;
        event.kind = Event::Kind::PageView;
        say(event, table[i]);
        const std::string campaign = campaignOf(event);
        const EventLabels labels(event, campaign);
        for (const LabelField& field : labelFields)
            ranked.at(field.ranking).add(labels[field.label], counts[i]);
    }
}

Counts plus(Counts some, const Counts& others)
{
    std::transform(some.begin(), some.end(), others.begin(), some.begin(), std::plus<>());
    return some;
}

void rankPages(Rows& rows, const Counts& counts)
{
    for (std::size_t i = 0; i < counts.size(); ++i)
        rows.add(shop::pages[i].path, counts[i]);
}

/// Who sees one page only leaves where he came.
Counts exitsOf(std::int64_t visits, const Weights& entries, const Weights& others)
{
    const auto bounced = std::int64_t(double(visits) / Simulator::meanPages);
    return plus(parts(bounced, entries), parts(visits - bounced, others));
}

/// What follows the views of a page: clicks, the shop's own events, and of all the ends.
void rankEvents(Rows& rows, std::int64_t events, const Counts& views, std::int64_t visits)
{
    Weights weights{double(visits) * Simulator::endShare};
    std::vector<std::string> names{{}};
    for (std::size_t i = 0; i < views.size(); ++i) {
        const shop::ShopPage& page = shop::pages[i];
        const double clicks = page.element ? double(views[i]) * Simulator::clickShare : 0;
        weights.push_back(clicks);
        names.push_back(page.element ? std::string("click ") + page.element : std::string());
        weights.push_back(page.own ? clicks * page.ownShare : 0);
        names.push_back(page.own ? page.own : std::string());
    }
    const Counts counts = parts(events, weights);
    for (std::size_t i = 0; i < counts.size(); ++i)
        rows.add(names[i], counts[i]);
}

void rankAll(Ranked& ranked, const DaySoFar& day)
{
    rankLabels(ranked, day.visits, shop::cities, Simulator::sayCity);
    rankLabels(ranked, day.visits, shop::platforms, Simulator::sayPlatform);
    rankLabels(ranked, day.visits, shop::sources, Simulator::saySource);
    const Weights entryWeights = weightsOf(shop::pages, entryOf);
    const Weights pageWeights = weightsOf(shop::pages, weightOf);
    const Counts entries = parts(day.visits, entryWeights);
    const Counts views =
        plus(entries, parts(std::max<std::int64_t>(day.pageViews - day.visits, 0), pageWeights));
    rankPages(ranked[RankingField::EntryPages], entries);
    rankPages(ranked[RankingField::Pages], views);
    rankPages(ranked[RankingField::ExitPages], exitsOf(day.visits, entryWeights, pageWeights));
    rankEvents(ranked[RankingField::Events], day.events - day.pageViews, views, day.visits);
}

} // namespace

DaySoFar simulatedDay(const std::vector<MinuteCounts>& minutes)
{
    DaySoFar day;
    for (const MinuteCounts& minute : minutes) {
        day.visits += minute.sessionsBegun;
        day.pageViews += minute.pageViews;
        day.events += minute.events;
    }
    // Each visit begins with a view.
    day.visits = std::min(day.visits, day.pageViews);
    if (day.visits == 0)
        return day;
    Ranked ranked;
    rankAll(ranked, day);
    for (std::size_t i = 0; i < ranked.size(); ++i)
        day.ranked.at(i) = ranked.at(i).take();
    return day;
}

} // namespace footfall
