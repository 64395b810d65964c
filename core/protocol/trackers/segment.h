// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/trackers/tracked/tracker_reader.h"

namespace footfall {

/// `POST /v1/page`, `/v1/track`, `/v1/batch`… of Segment's HTTP tracking API, and the short paths
/// of its script, `/v1/p`, `/v1/t`…: one call, or a list in "batch". The write key is not looked
/// at.
TrackerReading readSegment(const HttpRequest& request, TrackerContext& context);

} // namespace footfall
