// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/hub/hub.h"
#include "core/live/live_model.h"

#include <QObject>

#include <functional>
#include <vector>

namespace footfall {

/// The one path of an event: into the live model, to everybody who listens, acknowledged.
/// Real and simulated events take it alike. Server thread.
class Ingest : public QObject
{
    Q_OBJECT

public:
    /// Called once the events are as safe as they will be.
    using Acknowledge = std::function<void()>;

    Ingest(LiveModel& model, Hub& hub, const Clock& clock, QObject* parent = nullptr);

    void take(std::vector<Event> events, const Acknowledge& acknowledge);
    /// Resets the live statistics, for everybody.
    void clear();
    /// Moves the model on with the time. Call about four times a second.
    void tick();

Q_SIGNALS:
    /// Somebody who looks would see something new.
    void changed();
    void alertRaised(const footfall::Alert& alert);

private:
    void tellAlerts();

    LiveModel& m_model;
    Hub& m_hub;
    const Clock& m_clock;
};

} // namespace footfall
