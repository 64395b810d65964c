// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/route_table.h"

namespace footfall {

/// The web dashboard: its page at `/dashboard.html`, and at `/` for whoever accepts HTML (anybody
/// else gets the welcome of the analytics stream), and what the page loads at `/assets/NAME`. All
/// of it is in the program and nothing of it runs or loads anything from elsewhere.
void addDashboardPages(RouteTable& table);

} // namespace footfall
