// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/sessions/session_data.h"

namespace footfall {

/// What is known of the page that is asked for, of those who pass the rest of the filter; its views
/// are of all. Costs a walk over the journeys of the site, of Limits::filterWalk sessions at most;
/// less where few of them name the page.
PageDetail pageDetailOf(const SessionData& data, const SnapshotRequest& request, TimeMs now);

} // namespace footfall
