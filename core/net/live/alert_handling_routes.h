// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/route_table.h"
#include "core/live/live_model.h"
#include "core/store/alert_handling_keeper.h"

namespace footfall {

class Clock;
struct SeenRequest;

inline constexpr char unknownAlert[] = "There is no such alert";
/// The alert that is meant; nothing where there is none.
std::optional<Alert> knownAlert(const LiveModel& model, const SeenRequest& asked);

/// The alerts, and what operators do about them.
///
/// `GET /api/alerts?site=` → 200 `{"success":true,"data":{"open":[ALERT, …],"alerts":[ALERT, …],
/// "mutes":[{"kind","site","until"}, …]},"timestamp"}`, ALERT as on `/api/live`. By an operator:
/// `POST /api/alerts/seen` of `{"id":17}` says that one is seen, `DELETE …/seen?id=17` takes it
/// back; `POST /api/alerts/mutes` of `{"kind":"spike","site":"shop"}` mutes for an hour, `DELETE
/// …/mutes?kind=&site=` unmutes → the same; 404 for what there is none of, 409 when too much is
/// muted, 503 while it cannot be kept.
///
/// What is passed must outlive the table.
void addAlertHandlingRoutes(RouteTable& table, AlertHandlingKeeper& handling,
                            const LiveModel& model, const Clock& clock);

} // namespace footfall
