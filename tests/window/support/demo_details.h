// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

namespace footfall {

/// Fills in what was asked for of one page and of all sites, made up.
void addDemoDetails(Snapshot& snapshot, const SnapshotRequest& request);

} // namespace footfall
