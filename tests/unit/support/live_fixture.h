// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_model.h"
#include "tests/unit/support/moment_text.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace footfall {

/// Noon, 2026-01-15.
inline constexpr TimeMs noon{1'768'478'400'000};
inline constexpr DurationMs second = 1'000;
inline constexpr DurationMs minute = 60 * second;
inline constexpr DurationMs hour = 60 * minute;

/// The operator's time of day is that of Greenwich.
inline DurationMs utc(TimeMs)
{
    return 0;
}

inline TimeMs nextUtcMidnight(TimeMs now)
{
    return floorTo(now, dayMs) + dayMs;
}

/// "stem17": for many of a kind.
inline std::string numbered(const char* stem, std::int64_t number)
{
    return std::string(stem).append(std::to_string(number));
}

/// A model that stands at noon, and short ways to tell it things.
struct LiveFixture
{
    /// Without a rule there are no alerts of visitors.
    explicit LiveFixture(const Limits& bounds = {},
                         std::optional<AlertRule> alertRule = AlertRule(utc))
        : limits(bounds)
        , rule(std::move(alertRule))
        , model(limits, rule, nextUtcMidnight, noon)
    {
    }

    static Event event(const std::string& type, const std::string& page,
                       const std::string& sessionId, TimeMs at = noon)
    {
        Event event;
        event.type = type;
        event.kind = eventKindOf(type);
        event.page = page;
        event.sessionId = sessionId;
        event.timestamp = at;
        event.receivedAt = at;
        return event;
    }
    Applied view(const std::string& page, const std::string& sessionId, TimeMs at = noon)
    {
        return model.apply(event("pageview", page, sessionId, at));
    }
    Applied end(const std::string& sessionId, TimeMs at = noon)
    {
        return model.apply(event("session_end", "/end", sessionId, at));
    }
    Snapshot all() const { return model.snapshot({}); }
    std::optional<SessionView> session(const std::string& id, const std::string& site = {}) const
    {
        return model.session({site, id}, 200);
    }

    Limits limits;
    std::optional<AlertRule> rule;
    LiveModel model;
};

inline std::vector<std::string> pagesOf(const SessionView& session)
{
    std::vector<std::string> pages;
    for (const StepView& step : session.journey)
        pages.push_back(step.page);
    return pages;
}

inline std::vector<std::string> idsOf(const std::vector<SessionView>& sessions)
{
    std::vector<std::string> ids;
    for (const SessionView& session : sessions)
        ids.push_back(session.sessionId);
    return ids;
}

inline std::int64_t countOf(const std::vector<CountRow>& rows, std::string_view label,
                            std::string_view site = {})
{
    for (const CountRow& row : rows) {
        if (row.label == label && row.site == site)
            return row.count;
    }
    return 0;
}

} // namespace footfall
