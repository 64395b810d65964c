// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/event/event.h"
#include "core/live/counts/site_table.h"
#include "core/live/counts/visitor_count.h"
#include "core/live/goals/chosen_goals.h"
#include "core/live/goals/event_names.h"
#include "core/source/goal.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace footfall {

/// How often goals were reached today, and by how many of the site's visitors. Events count since
/// midnight, whenever the goal was chosen. Visitors count from then on: on the day it was chosen,
/// only those who did something since are those whom the share is of.
class GoalCounts
{
public:
    /// `exact` and `key` as those of a VisitorCount; the day began at `now`, as far as is known.
    GoalCounts(std::size_t exact, std::uint64_t key, TimeMs now)
        : m_visitors(exact, key)
        , m_dayBegin(now)
    {
    }

    /// What is counted from now on; those counted already go on.
    void set(const std::vector<ChosenGoal>& goals, const EventNames& names, const SiteTable& sites);
    /// Whether the event, of that name, is a goal of its site.
    bool count(const Event& event, std::string_view name, SiteId id, const Scope& site, TimeMs now);
    /// The day begins.
    void newDay(TimeMs midnight);
    /// Of the site, or of all, in the order in which they were chosen.
    std::vector<GoalView> views(const std::optional<std::string>& site,
                                const SiteTable& sites) const;

    /// Its fields in a checkpoint, for both ways: see FieldWriter. Where it is read, `set` has to
    /// follow.
    template <typename Fields, typename Self>
    static void describe(Fields& fields, Self& self);

private:
    struct Counted
    {
        ChosenGoal goal;
        /// What its visitors are counted by; one more: all visitors of its site.
        std::uint32_t number = 0;
        std::int64_t events = 0;
        std::int64_t visitors = 0;
        /// Visitors of the site since it was chosen, if that was today.
        std::int64_t inAll = 0;
        std::optional<TimeMs> lastAt;
    };

    bool isOfToday(const Counted& one) const { return one.goal.since > m_dayBegin; }
    bool count(Counted& one, const Event& event, std::string_view name, TimeMs now);
    const std::vector<std::size_t>& goalsOf(SiteId id, std::string_view site);

    std::vector<Counted> m_counted;
    /// Places in `m_counted` by site; nothing where they were not asked for yet.
    std::vector<std::optional<std::vector<std::size_t>>> m_bySite;
    VisitorCount m_visitors;
    TimeMs m_dayBegin;
    std::uint32_t m_lastNumber = 0;
};

} // namespace footfall
