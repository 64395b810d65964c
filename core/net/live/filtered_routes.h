// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/route_table.h"
#include "core/ingest/bot_filter.h"
#include "core/store/filtered/filter_choice_keeper.h"

namespace footfall {

/// What is kept apart as no visitor's.
///
/// `GET /api/filtered` → 200 `{"success":true,"data":FILTERED,"timestamp"}`, as on `/api/live`. By an
/// operator: `POST /api/filtered/choices` of `{"name":"curl","counts":true}` has whoever has that
/// name counted, `false` never, `DELETE …/choices?name=curl` takes that back → the same; 404 where
/// nothing is chosen, 409 when too much is, 503 while it cannot be kept.
///
/// What is passed must outlive the table.
void addFilteredRoutes(RouteTable& table, const BotFilter& bots, FilterChoiceKeeper& choices,
                       const Clock& clock);

} // namespace footfall
