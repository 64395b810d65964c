// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/route_table.h"
#include "core/store/archive/alert_replays.h"
#include "core/store/sensitivity_keeper.h"

namespace footfall {

class Clock;

/// Of whom one replay is under way at a time: a login or a share link, and an address (of IPv6, a
/// /64).
std::string replayClient(const Caller& caller, const QHostAddress& peer);

/// How often alerts would have called somebody, and how little they are to tell from now on.
///
/// `GET /api/alerts/replay?site=&from=&to=`, for whoever may look: goes through what is kept of a
/// span, by default the last seven days, at each sensitivity → 200 `{"success":true,"data":{"from",
/// "to","since","sites","quiet":{"count","alerts":[…]},"normal":…,"keen":…},"timestamp"}`, after
/// some seconds. 404 where nothing is kept, 503 with `Retry-After` while too many wait; 409 when the
/// same client asks anew before.
///
/// `GET /api/alerts/sensitivity` → `{"success":true,"data":{"others":"normal","sites":{"shop":
/// "keen"}},"timestamp"}`. `POST` of `{"site":"shop","sensitivity":"keen"}` by an operator, without
/// `site` for all sites that have none of their own → the same as it holds then; 409 when too many
/// sites have their own, 503 while it cannot be kept: then it stays as it was.
///
/// `replays` null: nothing is kept. What is passed must outlive the table.
void addAlertRoutes(RouteTable& table, AlertReplays* replays, SensitivityKeeper& sensitivities,
                    const Clock& clock);

} // namespace footfall
