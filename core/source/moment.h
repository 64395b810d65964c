// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

namespace footfall {

/// A question about what a window would have shown at a moment of the past.
struct MomentRequest
{
    TimeMs at;
    SnapshotRequest view;

    bool operator==(const MomentRequest&) const = default;
};

/// What it would have shown, as far as it is logged: exact to the event, but for who had a page open
/// (to the minute, as counted) and for viewers and streams, which nobody keeps; less what was
/// forgotten since.
struct Moment
{
    MomentRequest request;
    SnapshotPtr snapshot;
};

} // namespace footfall
