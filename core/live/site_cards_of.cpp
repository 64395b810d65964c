// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/site_cards_of.h"

#include <algorithm>
#include <tuple>

namespace footfall {

namespace {

std::vector<const Scope*> busiest(const SiteTable& sites, std::size_t most)
{
    std::vector<const Scope*> scopes;
    for (const Scope& site : sites.each())
        scopes.push_back(&site);
    const auto end =
        scopes.begin() + static_cast<std::ptrdiff_t>(std::min(most, scopes.size()));
    std::partial_sort(scopes.begin(), end, scopes.end(), [](const Scope* one, const Scope* other) {
        return std::tuple(-one->visitorsToday, std::string_view(one->site)) <
               std::tuple(-other->visitorsToday, std::string_view(other->site));
    });
    scopes.erase(end, scopes.end());
    return scopes;
}

SiteCard cardOf(const SessionData& data, const Scope& scope, TimeMs now)
{
    SiteCard card;
    card.site = scope.site;
    card.active = scope.active;
    if (scope.rule)
        card.usualActive = scope.rule->usualActive(now);
    for (const SeriesPoint& point : scope.series.points())
        card.series.push_back(point.active);
    scope.pages[PageCount::Now].top(1, [&](PageId page, std::int64_t count) {
        card.topPage = data.pages[page].path;
        card.onTopPage = count;
    });
    return card;
}

} // namespace

std::vector<SiteCard> siteCardsOf(const SessionData& data, const AlertLog& alerts, std::size_t most,
                                  TimeMs now)
{
    std::vector<SiteCard> cards;
    const std::vector<Alert> open = alerts.open(SIZE_MAX, std::nullopt, now);
    for (const Scope* scope : busiest(data.sites, most)) {
        SiteCard card = cardOf(data, *scope, now);
        const auto worst = std::find_if(open.begin(), open.end(), [&](const Alert& alert) {
            return alert.isUnusual() && alert.site == scope->site;
        });
        if (worst != open.end())
            card.alert = *worst;
        cards.push_back(std::move(card));
    }
    return cards;
}

} // namespace footfall
