// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/trackers/tracked/tracker_reader.h"

namespace footfall {

/// `POST /e/`, `/i/v0/e/`, `/batch/` and `/capture/` of PostHog: an event, a list, or a list in
/// "batch"; JSON, or a form whose `data` is JSON or its base64. Anything but 200 is sent again.
TrackerReading readPostHog(const HttpRequest& request, TrackerContext& context);

/// `GET /array/TOKEN/config`: which of its features there are.
TrackerReading readPostHogConfig(const HttpRequest& request, TrackerContext& context);

} // namespace footfall
