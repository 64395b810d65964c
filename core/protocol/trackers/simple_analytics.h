// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/trackers/tracked/tracker_reader.h"

namespace footfall {

/// `GET /simple.gif` of Simple Analytics: a page view, an event, or how long a page was read.
TrackerReading readSimpleAnalytics(const HttpRequest& request, TrackerContext& context);

/// `POST /append`: how long a page was read, as JSON.
TrackerReading readSimpleAppend(const HttpRequest& request, TrackerContext& context);

} // namespace footfall
