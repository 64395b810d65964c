// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/snapshot.h"

#include <QElapsedTimer>

namespace footfall {

/// The sound for new visitors and alerts. Silent until it is switched on; then it rings at most
/// every two seconds, however many come.
class Bell
{
public:
    void setOn(bool on) { m_on = on; }
    bool isOn() const { return m_on; }
    /// Rings when the snapshot has visitors of today that the last one had not.
    void hear(const Snapshot& snapshot);
    void ring();

private:
    bool m_on = false;
    qint64 m_visitors = -1;
    QElapsedTimer m_sinceRing;
};

} // namespace footfall
