// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QByteArray>

namespace footfall {

/// Puts what one view shows into the words of a protocol. Holds what those who watch it hold, and
/// tells the difference to what is true now.
class ViewEncoder
{
public:
    enum class Change
    {
        None,  ///< but for the time
        Delta, ///< `delta` tells it
        Anew   ///< only `snapshot` does
    };

    virtual ~ViewEncoder() = default;
    /// Goes on to what is true now.
    virtual Change take(const Snapshot& now) = 0;
    /// The frame that tells of the last `take`, to those who hold what came with `after`.
    virtual QByteArray delta(quint64 after, quint64 seq) const = 0;
    /// The frame that tells all.
    virtual QByteArray snapshot(quint64 seq) const = 0;
    /// The last `take` left something for the next one, so that its delta kept its bound.
    virtual bool hasMore() const = 0;
};

} // namespace footfall
