// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/alerts/alert.h"

#include <map>
#include <optional>
#include <string>
#include <tuple>

namespace footfall {

/// One alert, by what is the same after a restart.
struct AlertKey
{
    TimeMs at;
    Alert::Kind kind = Alert::Kind::Spike;
    std::string site;

    explicit AlertKey(const Alert& alert)
        : AlertKey(alert.at, alert.kind, alert.site)
    {
    }
    AlertKey(TimeMs when, Alert::Kind what, std::string where)
        : at(when)
        , kind(what)
        , site(std::move(where))
    {
    }

    friend bool operator<(const AlertKey& a, const AlertKey& b)
    {
        return std::tie(a.at, a.kind, a.site) < std::tie(b.at, b.kind, b.site);
    }
    friend bool operator==(const AlertKey& a, const AlertKey& b)
    {
        return a.at == b.at && a.kind == b.kind && a.site == b.site;
    }
};

/// What can be muted: alerts of a kind at a site.
struct AlertTopic
{
    Alert::Kind kind = Alert::Kind::Spike;
    std::string site;

    friend bool operator<(const AlertTopic& a, const AlertTopic& b)
    {
        return std::tie(a.site, a.kind) < std::tie(b.site, b.kind);
    }
    friend bool operator==(const AlertTopic& a, const AlertTopic& b)
    {
        return a.kind == b.kind && a.site == b.site;
    }
};

/// What operators did about alerts: those that they have seen, and for what nobody is to be called.
struct AlertHandling
{
    /// Those seen that are remembered, as many as can be listed or open; what was seen longest ago
    /// makes room.
    static constexpr std::size_t maxSeen = 2'000;
    static constexpr std::size_t maxMutes = 100;
    /// So long nobody is called.
    static constexpr DurationMs muteSpan = hourMs;

    /// When each was seen.
    std::map<AlertKey, TimeMs> seen;
    /// Until when each is muted: later than now.
    std::map<AlertTopic, TimeMs> mutes;

    std::optional<TimeMs> seenAt(const Alert& alert) const
    {
        const auto found = seen.find(AlertKey(alert));
        return found == seen.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<TimeMs> mutedUntil(const AlertTopic& topic) const
    {
        const auto found = mutes.find(topic);
        return found == mutes.end() ? std::nullopt : std::optional(found->second);
    }
    /// The same alert, with what was done about it.
    Alert appliedTo(Alert alert) const
    {
        alert.seenAt = seenAt(alert);
        alert.mutedUntil = mutedUntil({alert.kind, alert.site});
        return alert;
    }
    friend bool operator==(const AlertHandling& a, const AlertHandling& b)
    {
        return a.seen == b.seen && a.mutes == b.mutes;
    }
};

} // namespace footfall
