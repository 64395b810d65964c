// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/source/snapshot.h"
#include "core/store/sqlite/database.h"

namespace footfall {

/// Who had a page open at the moment of a snapshot, as it was counted in its minute: added to who is
/// present, and as pages. Fails when the database cannot be read.
Result<void> addPresence(Database& database, const SnapshotRequest& request, Snapshot& snapshot);

} // namespace footfall
