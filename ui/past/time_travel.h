// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/clock.h"
#include "core/source/live_source.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace footfall {

/// Where in time the window looks: at now, or at a moment of the past, which stands or goes on at
/// some times the pace of a clock. Asks the live source for the moments, one at a time.
class TimeTravel : public QObject
{
    Q_OBJECT

public:
    /// Playing, another moment is asked for so often.
    static constexpr int stepMs = 500;

    /// The source and the clock must outlive it.
    TimeTravel(LiveSource& source, const Clock& clock, QObject* parent);

    /// What moments are to hold; the one that is shown comes anew.
    void setView(const SnapshotRequest& view);
    bool isPast() const { return m_at.has_value(); }
    /// The moment; in the present, now.
    TimeMs at() const { return m_at.value_or(m_clock.now()); }
    TimeMs now() const { return m_clock.now(); }
    /// Seconds of the past in one of now; 0: it stands.
    int pace() const { return m_pace; }

    /// A moment that is not past is now.
    void goTo(TimeMs at);
    void move(DurationMs by) { goTo(at() + by); }
    /// Goes on from the moment that is shown, until now is reached.
    void play(int pace);
    void backToNow();

Q_SIGNALS:
    /// Another moment, or pace.
    void changed();
    /// What was shown at it, or a moment that was asked for shortly before.
    void arrived(const footfall::SnapshotPtr& snapshot);
    /// It cannot be shown: a sentence of the source.
    void failed(const QString& why);

private:
    void ask();
    void goOn();
    void take(const Moment& moment);
    void fail(const PastQuestion& question, const QString& why);

    LiveSource& m_source;
    const Clock& m_clock;
    SnapshotRequest m_view;
    std::optional<TimeMs> m_at;
    /// Of the moment that is shown.
    std::optional<TimeMs> m_shown;
    int m_pace = 0;
    QTimer m_timer;
    /// The question under way, and whether what it asks for is no longer what is wanted.
    std::optional<MomentRequest> m_asked;
    bool m_isStale = false;
};

} // namespace footfall
