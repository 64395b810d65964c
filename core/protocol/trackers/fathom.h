// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/trackers/tracked/tracker_reader.h"

namespace footfall {

/// `GET /collect` of Fathom Lite: one page view, an image. It tells with `Tk: N` that it tracks
/// nobody.
TrackerReading readFathom(const HttpRequest& request, TrackerContext& context);

} // namespace footfall
