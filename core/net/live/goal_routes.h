// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/route_table.h"
#include "core/live/live_model.h"
#include "core/store/goal_keeper.h"

namespace footfall {

class Clock;

/// The events that are goals.
///
/// `GET /api/goals?site=` → 200 `{"success":true,"data":[GOAL, …],"timestamp"}` (core/protocol/live/
/// README.md), of all sites or of one. By an operator: `POST` of `{"site":"shop","name":"signup"}`
/// chooses one, `DELETE ?site=shop&name=signup` gives it up → the same of that site as it holds
/// then; 409 when there are too many, 503 while it cannot be kept: then it stays as it was.
///
/// What is passed must outlive the table.
void addGoalRoutes(RouteTable& table, GoalKeeper& goals, const LiveModel& model,
                   const Clock& clock);

} // namespace footfall
