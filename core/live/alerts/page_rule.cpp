// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/alerts/page_rule.h"

#include "core/base/stable_hash.h"
#include "core/live/usual/irregularity.h"
#include "core/live/usual/log_count.h"
#include "core/live/usual/own_history.h"
#include "core/live/usual/poisson.h"
#include "core/live/usual/usual.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace footfall {

namespace {

constexpr double leastDeviations = 4.5;
constexpr double leastTimes = 3;
constexpr double fewestViews = 20;
constexpr double maxPageChance = 1e-8;
/// No page expects less than that in five minutes.
constexpr double leastViewsExpected = 0.3;
constexpr double smallestRest = 0.05;

constexpr double irregularityWeight = 2;
constexpr float irregularityAtFirst = 0.02F;
constexpr float weightAtFirst = 60;

// Minutes.
constexpr std::uint32_t warmUp = 6 * 60;
constexpr std::uint32_t calmOfPage = 12 * 60;
constexpr std::uint32_t calmOfSite = 60;
constexpr std::uint32_t episodeEnds = 4 * 60;

const auto keptOfDay = static_cast<float>(std::exp(-1 / minutesADay));
const auto keptOfHour = static_cast<float>(std::exp(-1 / 60.0));
const auto keptOfWeeks = static_cast<float>(keptAMinute);

/// How often a day a page that surges for ever may be told of.
constexpr double bearablePages = 1.0 / 14;

/// What a page expects by its share of views, if the others have `rest`.
double byShare(double page, double site, double rest)
{
    const double share = site > 0 ? page / site : 0;
    return share / std::max(smallestRest, 1 - share) * rest;
}

} // namespace

std::uint32_t PageRule::Views::five() const
{
    return std::accumulate(lastFive.begin(), lastFive.end(), std::uint32_t(0));
}

void PageRule::Views::endMinute(std::uint32_t minute)
{
    lastFive[minute % lastFive.size()] = inMinute;
    std::uint32_t& oldest = waiting[minute % waiting.size()];
    hour = hour * keptOfHour + static_cast<float>(oldest);
    oldest = std::exchange(inMinute, 0);
}

PageRule::Page PageRule::newPage()
{
    Page page;
    page.squares = irregularityAtFirst * weightAtFirst;
    page.weight = weightAtFirst;
    return page;
}

/// Whoever chose pages that fall together would only join their own.
std::uint64_t PageRule::keyOf(std::string_view page)
{
    return stableHash(page, 0);
}

void PageRule::viewed(std::uint64_t page)
{
    ++m_site.inMinute;
    const auto known = std::find(m_keys.begin(), m_keys.end(), page);
    const std::optional<std::size_t> at =
        known == m_keys.end() ? watch(page) : static_cast<std::size_t>(known - m_keys.begin());
    if (at)
        ++m_pages[*at].views.inMinute;
}

std::optional<std::size_t> PageRule::watch(std::uint64_t page)
{
    if (m_keys.size() < maxPages && *m_pagesInAll < maxPagesInAll) {
        ++*m_pagesInAll;
        m_keys.push_back(page);
        m_pages.push_back(newPage());
        return m_keys.size() - 1;
    }
    if (m_keys.empty() || m_replaced == maxReplacedAMinute)
        return std::nullopt;
    return replaceLeast(page);
}

/// It is taken to have been viewed as often as the page that carried least, for it would have been
/// watched if it had been more.
std::size_t PageRule::replaceLeast(std::uint64_t page)
{
    ++m_replaced;
    const auto least =
        std::min_element(m_pages.begin(), m_pages.end(),
                         [](const Page& a, const Page& b) { return a.views.day < b.views.day; });
    const float day = least->views.day;
    const float hour = least->views.hour;
    *least = newPage();
    least->views.day = day + 1;
    least->views.hour = hour;
    const auto at = static_cast<std::size_t>(least - m_pages.begin());
    m_keys[at] = page;
    return at;
}

PageRule::Expected PageRule::expected(const Page& page) const
{
    const double rest = m_site.five() - page.views.five();
    const double local = std::max(leastViewsExpected, byShare(page.views.hour, m_site.hour, rest));
    return {local, std::max(local, byShare(page.views.day, m_site.day, rest))};
}

std::optional<PageSurge> PageRule::endMinute(TimeMs now)
{
    const std::uint32_t minute = m_minute++;
    m_replaced = 0;
    m_site.day = m_site.day * keptOfDay + static_cast<float>(m_site.inMinute);
    m_site.endMinute(minute);
    std::optional<PageSurge> surge;
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        Page& page = m_pages[i];
        const auto views = static_cast<float>(page.views.inMinute);
        page.views.endMinute(minute);
        const Expected usual = expected(page);
        page.views.day = page.views.day * keptOfDay + views;
        const auto deviations = minute > warmUp ? look(page, usual) : std::nullopt;
        if (deviations && (!surge || *deviations > surge->deviations))
            surge = PageSurge{m_keys[i], now, page.views.five(), usual.views, *deviations};
    }
    if (surge && m_toldAt > 0 && m_minute - m_toldAt < calmOfSite)
        return std::nullopt;
    if (surge)
        m_toldAt = m_minute;
    return surge;
}

void PageRule::interrupt()
{
    const auto forget = [](Views& views) {
        views.inMinute = 0;
        views.lastFive.fill(0);
    };
    forget(m_site);
    for (Page& page : m_pages)
        forget(page.views);
}

double PageRule::irregularityOf(const Page& page)
{
    return std::max(irregularityWeight * page.squares / page.weight, leastIrregularity);
}

std::optional<Usual> PageRule::usual(std::uint64_t key) const
{
    const auto known = std::find(m_keys.begin(), m_keys.end(), key);
    if (known == m_keys.end() || m_minute <= warmUp)
        return std::nullopt;
    const Page& page = m_pages[static_cast<std::size_t>(known - m_keys.begin())];
    const double views = expected(page).views;
    const Usual inFive = usualAround(views, samplingNoise(views) + irregularityOf(page));
    constexpr double minutes = double(spanMs) / double(minuteMs);
    return Usual{inFive.level / minutes, inFive.low / minutes, inFive.high / minutes};
}

/// How far it is from usual, if that is to be told.
std::optional<double> PageRule::look(Page& page, const Expected& usual)
{
    const double count = page.views.five();
    const double deviations = (logCount(count) - logCount(usual.views)) /
                              std::sqrt(samplingNoise(usual.views) + irregularityOf(page));
    if (std::max(usual.local, count) >= 1)
        learn(page, usual.local);
    age(page);
    const double raised = threshold(page);
    if (count < fewestViews || count < leastTimes * usual.views || deviations <= leastDeviations ||
        poissonAtLeast(count, usual.views) >= maxPageChance)
        return std::nullopt;
    page.peak = std::max(page.peak, static_cast<float>(deviations - leastDeviations));
    page.peakAt = m_minute;
    if (deviations <= raised || (page.toldAt > 0 && m_minute - page.toldAt <= calmOfPage))
        return std::nullopt;
    page.toldAt = m_minute;
    return deviations;
}

void PageRule::learn(Page& page, double local)
{
    const double residual = lessonOf(logCount(page.views.five()) - logCount(local));
    const double weight = local / (local + logCountShift);
    const double square = residual * residual - chanceLeftOut * samplingNoise(local);
    page.weight += static_cast<float>(weight);
    page.squares += static_cast<float>(weight * std::max(0.0, square));
    constexpr auto most = static_cast<float>(daysRemembered * minutesADay);
    if (page.weight > most) {
        page.squares *= most / page.weight;
        page.weight = most;
    }
}

void PageRule::age(Page& page) const
{
    page.episodes *= keptOfWeeks;
    page.excess *= keptOfWeeks;
    if (page.peak == 0 || m_minute - page.peakAt <= episodeEnds)
        return;
    page.episodes += 1;
    page.excess += std::exchange(page.peak, 0.F);
}

double PageRule::threshold(const Page& page) const
{
    return leastDeviations +
           raisedBy(page.episodes, page.excess, m_minute / minutesADay, bearablePages);
}

} // namespace footfall
