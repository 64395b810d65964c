// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/counts/completed.h"
#include "core/live/outage.h"

#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace footfall {

/// Teaches what is usual, from minutes that are kept. A minute that has no row is one without
/// visitors, unless the server was out. One thread.
class UsualTeacher
{
public:
    /// A minute of a site, or of all, in the order of each one's time; those that have no row come
    /// when the next one does, or at the end.
    using Learn = std::function<void(const MinuteCounts&)>;

    /// The outages in their order; they must outlive it.
    UsualTeacher(Learn learn, const std::vector<Outage>& outages);

    /// In the order of time, each site's own.
    void minute(const MinuteCounts& counts);
    /// All that was known up to then. It may go on with later minutes.
    void end(TimeMs at);

private:
    /// The minutes of the site that are left out in the rows.
    void fill(const std::optional<std::string>& site, TimeMs from, TimeMs to);
    bool isOut(TimeMs minute) const;

    const Learn m_learn;
    const std::vector<Outage>& m_outages;
    std::optional<TimeMs> m_allNext;
    std::unordered_map<std::string, TimeMs> m_next;
};

} // namespace footfall
