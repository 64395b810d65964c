// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/refusals.h"
#include "core/base/time/time_units.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace footfall {

/// One address of which something was refused, for one reason.
struct RefusedClient
{
    /// Characters that are kept of what it was told.
    static constexpr std::size_t maxSaid = 200;

    /// An IPv4 address, or the /64 of an IPv6 one: "203.0.113.9", "2001:db8::/64".
    std::string address;
    Refused why = Refused::BadInput;
    std::int64_t times = 0;
    TimeMs since;
    TimeMs lastAt;
    /// What it was told last; empty: nothing, or nothing for a person.
    std::string said;

    bool operator==(const RefusedClient&) const = default;
};

/// What was refused, and of whom, since the start of the server; for operators only.
struct RefusedClients
{
    static constexpr std::size_t most = 50;

    RefusalCounts counts;
    TimeMs since;
    /// Who was refused last comes first.
    std::vector<RefusedClient> newest;

    bool operator==(const RefusedClients&) const = default;
};

} // namespace footfall
