// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ring.h"
#include "core/source/alerts/alert.h"

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace footfall {

/// The newest alerts, those that nobody has been told of yet, and those that are not over; `bound`
/// of each. What is not as usual is open until its site is back to usual, an error until it is
/// mended; of a site, too many and too few are one alert each, the worst that was told.
class AlertLog
{
public:
    explicit AlertLog(std::size_t bound)
        : m_bound(bound)
        , m_kept(bound)
    {
    }

    /// Gives it its id.
    void raise(Alert alert);
    std::vector<Alert> takeNew();
    /// Newest first; those of a site, and those that concern all.
    std::vector<Alert> newest(std::size_t most, const std::optional<std::string>& site) const;
    /// The worst first, and of those the newest.
    std::vector<Alert> open(std::size_t most, const std::optional<std::string>& site) const;
    /// When the last of them was over; nothing while one is open, or when none was known.
    std::optional<TimeMs> quietSince(const std::optional<std::string>& site) const;
    bool hasOpenSpike(std::string_view site) const;
    void clear();

    /// Its fields in a checkpoint, for both ways: see FieldWriter.
    template <typename Fields, typename Self>
    static void describe(Fields& fields, Self& self);

private:
    static bool isSameMatter(const Alert& a, const Alert& b);
    void follow(const Alert& alert);
    void close(const Alert& end);

    std::size_t m_bound;
    Ring<Alert> m_kept;
    std::deque<Alert> m_new;
    std::vector<Alert> m_open;
    std::uint64_t m_lastId = 0;
};

} // namespace footfall
