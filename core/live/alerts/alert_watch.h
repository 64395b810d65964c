// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stable_hash.h"
#include "core/live/alerts/alert_rule.h"
#include "core/live/alerts/page_rule.h"

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace footfall {

/// A rule for each site and one for its pages, and one for all sites: that one knows what is usual,
/// and tells nothing.
/// What they learned is no statistic: it outlives a clear. Sites beyond a bound are not watched,
/// and none is without a rule to begin with, as in a model of the past.
class AlertWatch
{
public:
    /// All times of it are those of the model: they never go back.
    AlertWatch(const std::optional<AlertRule>& rule, std::size_t maxSites);
    AlertWatch(const AlertWatch&) = delete;
    AlertWatch& operator=(const AlertWatch&) = delete;

    /// For those that are watched and those to come; what they learned stays.
    void setSensitivities(const Sensitivities& sensitivities);

    /// The rule of a site, a new one where there is none; it stays where it is. Null: it is not
    /// watched.
    AlertRule* of(std::string_view site, TimeMs now);
    /// The same of its pages.
    PageRule* pagesOf(std::string_view site);
    AlertRule* ofAll() { return m_all ? &*m_all : nullptr; }

    using Tell = std::function<void(const std::string& site, const Finding& finding)>;
    using TellPage = std::function<void(const std::string& site, const PageSurge& surge)>;
    /// What the rules found up to now, in the order of time. A moment's comparison when it is not
    /// yet time to look again.
    void advance(TimeMs now, const Tell& tell, const TellPage& tellPage);
    /// The server did not run then; what came before was told.
    void outage(TimeMs from, TimeMs to);
    /// Nobody is active any more.
    void everybodyLeft();
    /// As if nothing had ever been known.
    void forget(TimeMs now);

    /// For a checkpoint.
    void write(FieldWriter& writer) const;
    void read(FieldReader& reader);

private:
    /// How often the rules look.
    static constexpr DurationMs lookEachMs = 10 * secondMs;

    /// More minutes unknown, and those of pages before them no longer count.
    static constexpr DurationMs maxPageGapMs = 10 * minuteMs;
    /// After a longer gap the pages' minutes are not gone through.
    static constexpr DurationMs maxPageMinutesMs = hourMs;

    struct Watched
    {
        Watched(std::string_view name, AlertRule siteRule, std::size_t& pagesInAll)
            : site(name)
            , rule(std::move(siteRule))
            , pages(pagesInAll)
        {
        }

        std::string site;
        AlertRule rule;
        PageRule pages;
    };

    Watched& add(std::string_view site);
    AlertRule newRule(std::string_view site) const;
    void endPageMinutes(TimeMs now, const TellPage& tell);

    std::size_t m_maxSites;
    std::optional<AlertRule> m_fresh;
    Sensitivities m_sensitivities;
    std::optional<AlertRule> m_all;
    std::size_t m_pagesInAll = 0;
    std::deque<Watched> m_sites;
    std::unordered_map<std::string_view, Watched*, TextHash> m_bySite;
    TimeMs m_nextLook;
    TimeMs m_pagesUntil;
};

} // namespace footfall
