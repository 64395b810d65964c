// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"

#include <QTime>

namespace footfall {

/// The hours of each day, by this machine's clock, in which a window is not heard: no sounds, no
/// notes on the desktop, no toasts. Off until somebody wants them.
struct QuietHours
{
    bool isOn = false;
    QTime from{22, 0};
    /// Earlier than `from`: of the next day. The same: all day.
    QTime to{7, 0};

    /// Whether it is quiet then.
    bool holds(TimeMs at) const;
    /// "from 22:00 to 07:00"
    QString text() const;

    bool operator==(const QuietHours&) const = default;
};

} // namespace footfall
