// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/live/client/live_reader_values.h"
#include "core/source/snapshot.h"

namespace footfall {

/// Applies the `data` of a snapshot to an empty snapshot, or that of a delta to the one it comes
/// after (core/protocol/live/README.md). Afterwards the series has all its buckets, and no list has
/// more than `view` asks for. False: the data speaks of sessions that are not held.
bool applyLiveData(const LiveJson& data, const SnapshotRequest& view, Snapshot& held);

} // namespace footfall
