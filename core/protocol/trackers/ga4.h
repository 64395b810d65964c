// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/trackers/tracked/tracker_reader.h"

namespace footfall {

/// `GET` and `POST /g/collect` of GA4's tag: fields in the query, and one event a line of the body,
/// or the query's. Answered 204, whatever it is.
TrackerReading readGa4Tag(const HttpRequest& request, TrackerContext& context);

/// `POST /mp/collect` of GA4's Measurement Protocol: JSON, a list of events of one client. Answered
/// 204, whatever it is.
TrackerReading readGa4Measurement(const HttpRequest& request, TrackerContext& context);

} // namespace footfall
