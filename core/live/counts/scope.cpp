// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/counts/scope.h"

#include <algorithm>
#include <utility>

namespace footfall {

namespace {

constexpr DurationMs rateSpanMs = 10'000;
constexpr std::size_t maxCities = 10'000;
constexpr std::size_t maxReferrers = 10'000;
constexpr std::size_t maxCampaigns = 3'000;
/// Devices, browsers, operating systems.
constexpr std::size_t maxKinds = 300;

} // namespace

Scope::Scope(const Limits& limits, AlertRule* watchedBy, std::string name, TimeMs now,
             LabelMemory& memory)
    : site(std::move(name))
    , series(now)
    , events(rateSpanMs)
    , begun(minuteMs)
    , rule(watchedBy)
    , labels{{Tally(static_cast<std::size_t>(limits.countries), &memory),
              Tally(maxCities, &memory), Tally(maxReferrers, &memory), Tally(maxKinds, &memory),
              Tally(maxCampaigns, &memory), Tally(maxKinds, &memory), Tally(maxKinds, &memory)}}
{
}

void Scope::countEvent(TimeMs now, bool isPageView)
{
    ++eventsToday;
    ++minute.events;
    if (isPageView) {
        ++pageViewsToday;
        ++minute.pageViews;
    }
    series.addEvent(now, isPageView);
    events.add(now);
}

void Scope::countPage(std::string_view page)
{
    if (pageRule)
        pageRule->viewed(PageRule::keyOf(page));
}

void Scope::countVisitors(std::int64_t isNew)
{
    visitorsToday += isNew;
    minute.newVisitors += isNew;
}

void Scope::sessionBegan(TimeMs now)
{
    series.setActive(now, ++active);
    ++visitsToday;
    ++minute.sessionsBegun;
    minute.peakActive = std::max(minute.peakActive, static_cast<std::int32_t>(active));
    begun.add(now);
    if (!rule)
        return;
    rule->sessionBegan(now);
    rule->activeNow(active);
}

void Scope::sessionEnded(TimeMs now, DurationMs duration)
{
    series.setActive(now, --active);
    durations -= duration;
    if (rule)
        rule->activeNow(active);
}

void Scope::newDay()
{
    visitorsToday = 0;
    pageViewsToday = 0;
    eventsToday = 0;
    visitsToday = active;
    milestones.newDay();
    for (Tally& tally : labels)
        tally.newDay();
    for (const PageCount what : countsOfToday)
        pages[what].clear();
}

void Scope::advance(TimeMs now)
{
    series.advance(now);
    events.advance(now);
    begun.advance(now);
}

double Scope::meanDurationSeconds() const
{
    return active == 0 ? 0 : static_cast<double>(durations) / 1000 / static_cast<double>(active);
}

double Scope::eventsPerSecond() const
{
    return static_cast<double>(events.total()) * 1000 / static_cast<double>(rateSpanMs);
}

} // namespace footfall
