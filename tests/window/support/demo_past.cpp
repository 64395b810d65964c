// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/demo_past.h"

#include "ui/text/local_day.h"

#include <QTimer>

#include <algorithm>
#include <array>
#include <cmath>

namespace footfall {
namespace {

constexpr std::uint64_t visitsKept = 640;
constexpr DurationMs betweenVisits = 17 * minuteMs;
constexpr std::array pages{"/",     "/products", "/products/oak-table", "/pricing", "/about",
                           "/cart", "/checkout"};
constexpr std::array cities{"Mumbai", "Hamburg", "Portland", "Recife", "Osaka"};
constexpr std::array countries{"India", "Germany", "United States", "Brazil", "Japan"};
constexpr std::array devices{"desktop", "mobile", "tablet"};

/// How busy a time of day is, 0 to 1, with a bump in the evening.
double busyness(TimeMs at)
{
    const double hour = minuteOfDay(at) / 60.0;
    const double day = std::max(0.0, std::sin((hour - 5) / 19 * 3.14159));
    const double evening = std::exp(-(hour - 20) * (hour - 20) / 4);
    return 0.06 + 0.75 * day * day + 0.3 * evening;
}

/// Between 0 and 1, the same for the same number.
double chance(std::uint64_t number)
{
    return double(number * 2654435761U % 1000) / 1000;
}

bool contains(const std::string& field, const std::string& text)
{
    return field.find(text) != std::string::npos;
}

bool matches(const SessionView& visit, const VisitQuery& query)
{
    if (visit.startedAt < query.from || (query.to > epoch && visit.startedAt >= query.to))
        return false;
    return contains(visit.sessionId, query.text) || contains(visit.country, query.text) ||
           contains(visit.city, query.text) || contains(visit.currentPage, query.text);
}

} // namespace

HistoryPoint DemoSource::pointAt(TimeMs at, DurationMs step) const
{
    HistoryPoint point;
    point.at = at;
    const bool isToday = at >= dayStart(m_now);
    for (TimeMs minute = at; minute < std::min(at + step, m_now); minute += minuteMs) {
        const double busy = busyness(minute) * (isToday ? 1.12 : 1);
        const double lucky = chance(std::uint64_t(minute.sinceEpoch() / minuteMs));
        point.visitors += std::int64_t(busy * 5.6 + lucky);
        point.pageViews += std::int64_t(busy * 17 + 2 * lucky);
        const double luckier = chance(std::uint64_t(minute.sinceEpoch()));
        point.peakActive = std::max(point.peakActive, std::int64_t(busy * 52 + 4 * luckier));
    }
    return point;
}

void DemoSource::requestHistory(const HistoryRequest& request)
{
    FakeSource::requestHistory(request);
    if (failsToRead)
        return failLater(request);
    if (!answers)
        return;
    History history{request, {}};
    for (TimeMs at = request.from; at < request.to; at += request.step)
        history.points.push_back(pointAt(at, request.step));
    QTimer::singleShot(0, this, [this, history] { Q_EMIT historyReady(history); });
}

SessionView DemoSource::visitNumber(std::uint64_t number) const
{
    SessionView visit;
    visit.visit = number;
    visit.site = "shop.example";
    visit.sessionId = "visitor-" + std::to_string(number + 500);
    visit.active = false;
    visit.startedAt = m_now - DurationMs(visitsKept - number + 1) * betweenVisits;
    visit.country = countries[number * 7 % countries.size()];
    visit.city = cities[number * 7 % cities.size()];
    visit.device = devices[number % devices.size()];
    visit.referrer = number % 3 == 0 ? "google.com" : "";
    visit.steps = std::uint32_t(1 + number * 5 % 6);
    visit.durationSeconds = std::int64_t(20 + number * 37 % 600);
    visit.currentPage = pages[number * 3 % pages.size()];
    return visit;
}

void DemoSource::failLater(const PastQuestion& question)
{
    QTimer::singleShot(0, this, [this, question] {
        fail(question, "The store cannot be read: database disk image is malformed.");
    });
}

void DemoSource::searchVisits(const VisitQuery& query)
{
    FakeSource::searchVisits(query);
    if (failsToSearch)
        return failLater(query);
    if (!answers)
        return;
    VisitsFound found{query, {}, 0};
    for (std::uint64_t number = query.before > 0 ? query.before - 1 : visitsKept; number > 0;
         --number) {
        const SessionView visit = visitNumber(number);
        if (!matches(visit, query))
            continue;
        if (found.visits.size() == query.limit) {
            found.next = found.visits.back().visit;
            break;
        }
        found.visits.push_back(visit);
    }
    QTimer::singleShot(0, this, [this, found] { Q_EMIT visitsFound(found); });
}

void DemoSource::openVisit(quint64 number)
{
    FakeSource::openVisit(number);
    if (failsToRead)
        return failLater(VisitRequest{number});
    if (!answers)
        return;
    SessionView visit = visitNumber(number);
    const DurationMs dwell = visit.durationSeconds * 1000 / visit.steps;
    for (std::uint32_t i = 0; i < visit.steps; ++i)
        visit.journey.push_back({pages[(number * 3 + 1 + i) % pages.size()],
                                 visit.startedAt + i * dwell,
                                 dwell,
                                 {},
                                 0});
    visit.journey.back().page = visit.currentPage;
    visit.journey.front().clicks.push_back({"newsletter", visit.startedAt + dwell / 2});
    QTimer::singleShot(0, this, [this, visit] { Q_EMIT visitOpened(visit); });
}

} // namespace footfall
