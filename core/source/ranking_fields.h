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
    enum Place : unsigned
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
    /// What asks for those of a row.
    FilterField::Place filter;

    /// Its rows have a site.
    static constexpr bool isOfPages(Place place) { return place <= ExitPages; }
};

inline constexpr std::array<RankingField, 11> rankingFields{{
    {"pagesNow", &Snapshot::pagesNow, "pagesToday", &Snapshot::pagesToday,
     FilterField::Page},
    {"entryPagesNow", &Snapshot::entryPagesNow, "entryPagesToday", &Snapshot::entryPagesToday,
     FilterField::Entry},
    {"exitPagesNow", &Snapshot::exitPagesNow, "exitPagesToday", &Snapshot::exitPagesToday,
     FilterField::Page},
    {"countries", &Snapshot::countries, "countriesToday", &Snapshot::countriesToday,
     FilterField::Country},
    {"cities", &Snapshot::cities, "citiesToday", &Snapshot::citiesToday,
     FilterField::City},
    {"referrers", &Snapshot::referrers, "referrersToday", &Snapshot::referrersToday,
     FilterField::Referrer},
    {"campaigns", &Snapshot::campaigns, "campaignsToday", &Snapshot::campaignsToday,
     FilterField::Campaign},
    {"browsers", &Snapshot::browsers, "browsersToday", &Snapshot::browsersToday,
     FilterField::Browser},
    {"systems", &Snapshot::systems, "systemsToday", &Snapshot::systemsToday,
     FilterField::System},
    {"devices", &Snapshot::devices, "devicesToday", &Snapshot::devicesToday,
     FilterField::Device},
    {"eventNamesNow", &Snapshot::eventNamesNow, "eventNamesToday", &Snapshot::eventNamesToday,
     FilterField::Event},
}};

} // namespace footfall
