// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hub/hub.h"
#include "core/live/live_model.h"
#include "core/store/store.h"

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace footfall {

class Clock;

/// The one path of an event: into the live model, to everybody who listens, to the store, and
/// acknowledged once it is there. What is shown does not wait for the disk. Real and simulated
/// events take it alike. Server thread.
class Ingest : public QObject
{
    Q_OBJECT

public:
    /// What became of events.
    enum class Fate
    {
        Kept,    ///< as safe as they will be: on the disk where there is a store
        NotKept, ///< shown, but they could not be written; it is tried again
        Refused, ///< not taken: nothing can be written now
        TooFast  ///< not taken: the disk is behind
    };
    using Acknowledge = std::function<void(Fate)>;

    /// What is passed by reference must outlive it.
    Ingest(LiveModel& model, Hub& hub, SeenIds& seen, const Clock& clock, Stages& stages,
           QObject* parent = nullptr);

    /// From now on events are kept there.
    void keepIn(Store& store);
    /// Of events that were seen before, by their ids, none is counted again; they are acknowledged
    /// as the others are. The stage under way is Stage::Apply.
    void take(std::vector<Event> events, Acknowledge acknowledge);
    // The same in parts, for many: if there is no refusal take all parts, then wait for all of
    // them.
    /// What becomes of events that come now, if they are not taken.
    std::optional<Fate> refusal() const;
    void takePart(std::vector<Event> events);
    /// Acknowledges what was taken so far.
    void whenKept(Acknowledge acknowledge);
    /// A page says that its session is still there. Acknowledged to nobody.
    void heartbeat(const SessionKey& session);
    /// Resets the live statistics, for everybody; acknowledged once they would stay so.
    void clear(Acknowledge acknowledge);
    /// Erases a visitor from all that is shown and kept; `done` is called when it is.
    void forget(const std::string& visitor, std::function<void(const Erased&)> done);
    /// Moves the model on with the time. Call about four times a second.
    void tick();

Q_SIGNALS:
    /// Somebody who looks would see something new.
    void changed();
    void alertRaised(const footfall::Alert& alert);

private:
    void apply(std::vector<Event> events);
    void tellChanges();
    void tellStorePhase();
    void tellAlerts();

    LiveModel& m_model;
    Hub& m_hub;
    SeenIds& m_seen;
    const Clock& m_clock;
    Stages& m_stages;
    Store* m_store = nullptr;
};

} // namespace footfall
