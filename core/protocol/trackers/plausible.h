// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/trackers/tracked/tracker_reader.h"

namespace footfall {

/// `POST /api/event` of Plausible: one event, JSON sent as text.
TrackerReading readPlausible(const HttpRequest& request, TrackerContext& context);

} // namespace footfall
