// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/trackers/tracked/tracker_reader.h"

namespace footfall {

/// `POST /api/send` of Umami: one event, or who somebody is.
TrackerReading readUmami(const HttpRequest& request, TrackerContext& context);
/// `POST /api/batch` of Umami: a list of the same.
TrackerReading readUmamiBatch(const HttpRequest& request, TrackerContext& context);

} // namespace footfall
