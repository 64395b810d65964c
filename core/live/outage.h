// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

namespace footfall {

/// A time in which no server ran: that nobody came then says nothing of visitors.
struct Outage
{
    /// When the server was known to live last: up to a minute before it died, if it was killed.
    TimeMs from;
    /// When the next one began.
    TimeMs to;

    bool operator==(const Outage&) const = default;
};

} // namespace footfall
