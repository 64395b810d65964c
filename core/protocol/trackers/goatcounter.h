// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/trackers/tracked/tracker_reader.h"

namespace footfall {

/// `/count` of GoatCounter, by GET or as a beacon: one page or event, in the query.
TrackerReading readGoatCounter(const HttpRequest& request, TrackerContext& context);

} // namespace footfall
