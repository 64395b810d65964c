// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/trackers/tracked/tracker_reader.h"

namespace footfall {

/// `/matomo.php` and `/piwik.php`: one action in the query or a form, or many as JSON.
TrackerReading readMatomo(const HttpRequest& request, TrackerContext& context);

} // namespace footfall
