// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/demo_details.h"

#include <cmath>

namespace footfall {
namespace {

std::vector<std::int32_t> wave(int places, double level, double phase)
{
    std::vector<std::int32_t> counts;
    for (int i = 0; i < places; ++i)
        counts.push_back(std::int32_t(level * (1 + 0.4 * std::sin(i / 7.0 + phase) + 0.15 * std::sin(i * 1.7))));
    return counts;
}

PageDetail demoPage(const std::string& page, TimeMs now)
{
    PageDetail detail;
    detail.page = page;
    detail.now = 18;
    detail.viewsToday = 1'204;
    detail.usualPerMinute = Usual{4, 2.6, 5.8};
    detail.viewsByMinute = wave(pageMinutes, 4.5, 0);
    detail.firstMinute = minuteOf(now) - (pageMinutes - 1) * minuteMs;
    detail.cameFrom = {{"", "/", 42}, {"", "", 31}, {"", "/products", 12}, {"", "/blog/how-shoes-are-made-by-hand", 7}};
    detail.wentTo = {{"", "/cart", 38}, {"", "", 22}, {"", "/products/shoe", 9}, {"", "/about", 4}};
    detail.referrers = {{"", "", 9}, {"", "google.com", 6}, {"", "news.ycombinator.com", 3}};
    detail.campaigns = {{"", "newsletter / mail / spring", 4}};
    detail.medianDwell = 42'000;
    return detail;
}

SiteCard demoCard(int number, TimeMs now)
{
    static const char* const names[] = {"shop", "blog", "docs", "status", "forum", "a-customer-with-a-long-name.shops.example.com"};
    SiteCard card;
    card.site = number < 6 ? names[number] : std::string("site-").append(std::to_string(number));
    card.series = wave(seriesBuckets, 60.0 / (number + 1), number);
    card.active = card.series.back();
    if (number != 3)
        card.usualActive = Usual{double(card.active), card.active * 0.8, card.active * 1.1};
    if (number == 1)
        card.usualActive = Usual{12, 8, 16};
    card.topPage = number % 2 == 0 ? "/products/shoe" : "/blog/how-shoes-are-made-by-hand";
    card.onTopPage = card.active / 2;
    if (number == 1) {
        card.alert = Alert();
        card.alert->kind = Alert::Kind::Spike;
        card.alert->site = card.site;
        card.alert->at = now;
    }
    return card;
}

} // namespace

void addDemoDetails(Snapshot& snapshot, const SnapshotRequest& request)
{
    constexpr int demoSites = 8;
    if (!request.page.empty())
        snapshot.page = demoPage(request.page, snapshot.at);
    for (int i = 0; i < demoSites && std::size_t(i) < request.siteCards; ++i)
        snapshot.siteCards.push_back(demoCard(i, snapshot.at));
}

} // namespace footfall
