// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/route_table.h"
#include "core/store/mark_keeper.h"

namespace footfall {

class Clock;

/// What is noted in the charts.
///
/// `GET /api/marks?site=` → 200 `{"success":true,"data":[{"at","site","text"}, …],"timestamp"}`, oldest
/// first, of all sites or of one and of all together. By an operator: `POST` of `{"text":"deploy 1.8","site":"shop",
/// "at":1790000000000}` notes one (without `site` of all, without `at` now) and `DELETE ?at=&site=` takes it back →
/// the same; 404 when there is none, 503 while it cannot be kept.
///
/// What is passed must outlive the table.
void addMarkRoutes(RouteTable& table, MarkKeeper& marks, const Clock& clock);

} // namespace footfall
