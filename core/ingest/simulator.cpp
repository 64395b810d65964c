// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/simulator.h"

#include "core/ingest/simulated_shop.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace footfall {

namespace {

constexpr DurationMs medianDwellMs = 14'000;
constexpr double dwellSpread = 0.9;
constexpr double saysGoodbyeShare = 0.7;

constexpr DurationMs crowdLengthMs = 90'000;
constexpr DurationMs meanCrowdGapMs = 12 * 60'000;
constexpr double crowdFactor = 5;
/// How long a mean visit is taken to be active, its silence at the end included.
constexpr double meanActiveSeconds = 136;

constexpr shop::Source crowd{Simulator::crowdReferrer, "", "", "", 0};

template <typename Table, typename Random, typename Weight>
std::size_t pick(const Table& table, Random& random, Weight weightOf)
{
    double sum = 0;
    for (const auto& entry : table)
        sum += weightOf(entry);
    double left = std::uniform_real_distribution<>(0, sum)(random);
    for (std::size_t i = 0; i + 1 < table.size(); ++i) {
        left -= weightOf(table[i]);
        if (left < 0)
            return i;
    }
    return table.size() - 1;
}

template <typename Table, typename Random>
std::size_t pick(const Table& table, Random& random)
{
    return pick(table, random, [](const auto& entry) { return entry.weight; });
}

template <typename Random>
DurationMs dwell(Random& random)
{
    const double mean = std::log(double(medianDwellMs));
    const double drawn = std::lognormal_distribution<>(mean, dwellSpread)(random);
    return DurationMs(std::clamp(drawn, 800.0, 240'000.0));
}

template <typename Random>
bool chance(double share, Random& random)
{
    return std::bernoulli_distribution(share)(random);
}

void say(Event& event, const char* key, const char* text)
{
    if (*text)
        event.metadata.push_back({key, text, true});
}

} // namespace

void Simulator::sayCity(Event& event, const shop::City& city)
{
    event.country = city.country;
    event.city = city.city;
}

void Simulator::sayPlatform(Event& event, const shop::Platform& platform)
{
    say(event, "device", platform.device);
    say(event, "browser", platform.browser);
    say(event, "system", platform.system);
}

void Simulator::saySource(Event& event, const shop::Source& source)
{
    say(event, "referrer", source.referrer);
    say(event, "utm_source", source.utmSource);
    say(event, "utm_medium", source.utmMedium);
    say(event, "utm_campaign", source.utmCampaign);
}

Simulator::Simulator(double eventsPerSecond, std::uint64_t seed, TimeMs begin, TimeMs crowdsFrom)
    : m_arrivalsPerSecond(std::max(eventsPerSecond, 0.01) / eventsPerVisit)
    , m_random(seed)
    , m_nextArrivalAt(begin)
    , m_nextCrowdAt(crowdsFrom + quietMs)
{
}

MinuteCounts Simulator::pastMinute(TimeMs minute)
{
    const double perSecond = usualArrivalsPerSecond(minute);
    const auto drawn = [&](double mean) {
        return std::poisson_distribution<std::int32_t>(mean)(m_random);
    };
    MinuteCounts counts;
    counts.minute = minute;
    counts.sessionsBegun = drawn(perSecond * 60);
    counts.newVisitors = counts.sessionsBegun; // each comes once
    counts.peakActive = drawn(perSecond * meanActiveSeconds);
    counts.pageViews = drawn(perSecond * meanPages * 60);
    counts.events = counts.pageViews + drawn(perSecond * (eventsPerVisit - meanPages) * 60);
    return counts;
}

double Simulator::usualArrivalsPerSecond(TimeMs now) const
{
    const auto hour = std::size_t((now.sinceEpoch() / hourMs) % 24);
    return m_arrivalsPerSecond * shop::shareByHour[hour];
}

double Simulator::arrivalsPerSecond(TimeMs now)
{
    if (now >= m_nextCrowdAt) {
        m_crowdUntil = now + crowdLengthMs;
        m_crowdPage = std::uint16_t(pick(shop::pages, m_random));
        m_nextCrowdAt = m_crowdUntil +
                        DurationMs(std::exponential_distribution<>(1.0 / meanCrowdGapMs)(m_random));
    }
    return usualArrivalsPerSecond(now) * (now < m_crowdUntil ? crowdFactor : 1);
}

DurationMs Simulator::untilNextArrival(TimeMs now)
{
    const double seconds = std::exponential_distribution<>(arrivalsPerSecond(now))(m_random);
    return DurationMs(seconds * 1000);
}

void Simulator::arrive(TimeMs at)
{
    if (m_visitors.size() >= maxVisitors)
        return;
    Visitor visitor{};
    visitor.nextAt = at;
    visitor.number = ++m_lastNumber;
    visitor.city = std::uint8_t(pick(shop::cities, m_random));
    visitor.platform = std::uint8_t(pick(shop::platforms, m_random));
    visitor.source = std::uint8_t(pick(shop::sources, m_random));
    visitor.isOfCrowd = at < m_crowdUntil && chance(0.8, m_random);
    visitor.page = visitor.isOfCrowd
                       ? m_crowdPage
                       : std::uint16_t(pick(shop::pages, m_random,
                                            [](const shop::ShopPage& p) { return p.entryWeight; }));
    visitor.pagesLeft = 1 + std::geometric_distribution<std::uint32_t>(1 / meanPages)(m_random);
    m_visitors.push(visitor);
}

std::vector<Event> Simulator::eventsUntil(TimeMs now)
{
    std::vector<Event> events;
    while (true) {
        const bool arrivalFirst = m_visitors.empty() || m_nextArrivalAt <= m_visitors.top().nextAt;
        if (arrivalFirst ? m_nextArrivalAt > now : m_visitors.top().nextAt > now)
            return events;
        if (arrivalFirst) {
            arrive(m_nextArrivalAt);
            m_nextArrivalAt += untilNextArrival(m_nextArrivalAt);
            continue;
        }
        Visitor visitor = m_visitors.top();
        m_visitors.pop();
        bool stays = true;
        events.push_back(act(visitor, stays));
        if (stays)
            m_visitors.push(visitor);
    }
}

Event Simulator::act(Visitor& visitor, bool& stays)
{
    if (visitor.isLeaving) {
        stays = false;
        return eventOf(visitor, "session_end");
    }
    if (visitor.wantsClick)
        return click(visitor);
    if (visitor.wantsOwn)
        return doOwn(visitor);
    Event view = look(visitor);
    stays = visitor.pagesLeft > 0 || visitor.wantsClick || chance(saysGoodbyeShare, m_random);
    return view;
}

Event Simulator::look(Visitor& visitor)
{
    const bool isFirst = !std::exchange(visitor.hasArrived, true);
    if (!isFirst)
        visitor.page = std::uint16_t(pick(shop::pages, m_random));
    Event view = eventOf(visitor, "pageview");
    if (isFirst) {
        sayPlatform(view, shop::platforms[visitor.platform]);
        saySource(view, visitor.isOfCrowd ? crowd : shop::sources[visitor.source]);
    } else {
        say(view, "device", shop::platforms[visitor.platform].device);
    }
    visitor.nextAt += dwell(m_random);
    visitor.wantsClick = shop::pages[visitor.page].element && chance(clickShare, m_random);
    visitor.isLeaving = --visitor.pagesLeft == 0 && !visitor.wantsClick;
    return view;
}

Event Simulator::click(Visitor& visitor)
{
    const shop::ShopPage& page = shop::pages[visitor.page];
    Event click = eventOf(visitor, "click");
    say(click, "element", page.element);
    visitor.wantsClick = false;
    visitor.wantsOwn = page.own && chance(page.ownShare, m_random);
    visitor.nextAt += dwell(m_random) / 2;
    visitor.isLeaving = visitor.pagesLeft == 0 && !visitor.wantsOwn;
    return click;
}

Event Simulator::doOwn(Visitor& visitor)
{
    Event own = eventOf(visitor, shop::pages[visitor.page].own);
    visitor.wantsOwn = false;
    visitor.nextAt += dwell(m_random) / 2;
    visitor.isLeaving = visitor.pagesLeft == 0;
    return own;
}

Event Simulator::eventOf(const Visitor& visitor, const char* type) const
{
    Event event;
    event.simulated = true;
    event.type = type;
    event.kind = eventKindOf(type);
    event.page = shop::pages[visitor.page].path;
    event.sessionId = "sim-" + std::to_string(visitor.number);
    event.timestamp = visitor.nextAt;
    event.receivedAt = visitor.nextAt;
    sayCity(event, shop::cities[visitor.city]);
    return event;
}

} // namespace footfall
