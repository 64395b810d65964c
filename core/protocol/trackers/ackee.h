// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/trackers/tracked/tracker_reader.h"

namespace footfall {

/// `POST /api` of Ackee: one GraphQL mutation. The id that it is answered is the name of the
/// session, so that updates say whose they are and nothing need be remembered.
TrackerReading readAckee(const HttpRequest& request, TrackerContext& context);

} // namespace footfall
