// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <array>
#include <string_view>

namespace footfall {

/// What is ranked of a snapshot, by its names in the protocols.
struct RankingField
{
    /// Its place in `rankingFields`.
    enum Place : std::size_t
    {
        Pages,
        EntryPages,
        ExitPages,
        Countries,
        Cities,
        Referrers,
        Campaigns,
        Browsers,
        Systems,
        Devices,
        Events
    };

    std::string_view nowName;
    std::vector<CountRow> Snapshot::*now;
    std::string_view todayName;
    std::vector<CountRow> Snapshot::*today;

    /// Its rows have a site.
    static constexpr bool isOfPages(Place place) { return place <= ExitPages; }
};

inline constexpr std::array<RankingField, 11> rankingFields{{
    {"pagesNow", &Snapshot::pagesNow, "pagesToday", &Snapshot::pagesToday},
    {"entryPagesNow", &Snapshot::entryPagesNow, "entryPagesToday", &Snapshot::entryPagesToday},
    {"exitPagesNow", &Snapshot::exitPagesNow, "exitPagesToday", &Snapshot::exitPagesToday},
    {"countries", &Snapshot::countries, "countriesToday", &Snapshot::countriesToday},
    {"cities", &Snapshot::cities, "citiesToday", &Snapshot::citiesToday},
    {"referrers", &Snapshot::referrers, "referrersToday", &Snapshot::referrersToday},
    {"campaigns", &Snapshot::campaigns, "campaignsToday", &Snapshot::campaignsToday},
    {"browsers", &Snapshot::browsers, "browsersToday", &Snapshot::browsersToday},
    {"systems", &Snapshot::systems, "systemsToday", &Snapshot::systemsToday},
    {"devices", &Snapshot::devices, "devicesToday", &Snapshot::devicesToday},
    {"eventNamesNow", &Snapshot::eventNamesNow, "eventNamesToday", &Snapshot::eventNamesToday},
}};

} // namespace footfall
