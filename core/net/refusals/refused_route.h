// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/clock.h"
#include "core/http/route_table.h"
#include "core/source/refused/refused_clients.h"

#include <functional>

namespace footfall {

/// What was refused, and of whom, for operators.
///
/// `GET /api/refused` → 200 `{"success":true,"data":REFUSALS,"timestamp"}`, as on `/api/live`.
///
/// `refusals` and `clock` must outlive the table.
void addRefusedRoute(RouteTable& table, std::function<RefusedClients()> refusals,
                     const Clock& clock);

} // namespace footfall
