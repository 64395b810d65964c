// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ring.h"
#include "core/source/alerts/alert_handling.h"

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace footfall {

/// The newest alerts, those that nobody has been told of yet, and those that are not over; `bound`
/// of each. What is not as usual is open until its site is back to usual, an error until it is
/// mended; of a site, too many and too few are one alert each, the worst that was told. Of a page
/// nobody says when it is over: it is open for ten minutes.
class AlertLog
{
public:
    explicit AlertLog(std::size_t bound)
        : m_bound(bound)
        , m_kept(bound)
    {
    }

    /// What operators did, and its mutes are those of now; all that is told has it. What began
    /// while it was muted and is so no more is raised anew, once, unless it is over or somebody has
    /// seen it; of a page nobody knows that.
    void setHandling(const AlertHandling& handling, TimeMs now);
    /// Gives it its id.
    void raise(Alert alert);
    std::vector<Alert> takeNew();
    /// Newest first; those of a site, and those that concern all.
    std::vector<Alert> newest(std::size_t most, const std::optional<std::string>& site) const;
    /// Those that nobody has handled first, of these the worst, and of those the newest.
    std::vector<Alert> open(std::size_t most, const std::optional<std::string>& site,
                            TimeMs now) const;
    /// When the last of them was over; nothing while one is open, or when none was known.
    std::optional<TimeMs> quietSince(const std::optional<std::string>& site, TimeMs now) const;
    /// Nothing where it is not known, or no more.
    std::optional<Alert> find(std::uint64_t id) const;
    bool hasOpenSpike(std::string_view site) const;
    void clear();

    /// Its fields in a checkpoint, for both ways: see FieldWriter.
    template <typename Fields, typename Self>
    static void describe(Fields& fields, Self& self);

private:
    static constexpr DurationMs pageSpikeOpenFor = 10 * minuteMs;

    /// Of kinds that have no end.
    static bool isOpenPageSpike(const Alert& alert, TimeMs now)
    {
        return alert.kind == Alert::Kind::PageSpike && alert.at <= now &&
               now - alert.at < pageSpikeOpenFor;
    }
    static bool isSameMatter(const Alert& a, const Alert& b);
    bool isMuted(const Alert& alert) const;
    void follow(Alert& alert);
    void close(Alert& end);

    std::size_t m_bound;
    Ring<Alert> m_kept;
    std::deque<Alert> m_new;
    std::vector<Alert> m_open;
    AlertHandling m_handling;
    std::uint64_t m_lastId = 0;
};

} // namespace footfall
