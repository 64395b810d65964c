// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/paced_call.h"
#include "core/base/time/stages.h"
#include "core/base/time/time_units.h"
#include "core/hub/audience.h"
#include "core/hub/encoder.h"
#include "core/hub/hub.h"
#include "core/live/live_model.h"

#include <QObject>

#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <unordered_map>

namespace footfall {

/// Who looks at which view of what is live. A view is computed and encoded once, whatever the
/// number that watch it: the first change after quiet at once, then at most ten deltas a second,
/// and at least one a second, as long as somebody watches; less often where many costly views would
/// take more than a fifth of the time. What was sent lately is kept, so that
/// who comes back goes on from there. Who does not read misses deltas, then gets a snapshot, and is
/// cut when that does not help (Limits). Server thread.
class LiveViews : public QObject
{
    Q_OBJECT

public:
    using WatcherId = Audience<>::Id;
    using MakeEncoder = std::function<std::unique_ptr<ViewEncoder>(const SnapshotRequest&)>;

    static constexpr DurationMs deltaGapMs = 100;
    /// After the views were brought up to date they rest so many times as long as that took.
    static constexpr DurationMs restFactor = 4;
    /// What takes longer waits for the next time: those that wait the longest are the first then.
    static constexpr DurationMs turnMs = 10;
    /// With a tick each 250 ms a watched view is told of at least once a second.
    static constexpr DurationMs quietMs = 750;
    static constexpr std::size_t maxViews = 100;
    /// How long deltas can be asked for again, and a view that nobody watches is kept.
    static constexpr DurationMs keptMs = 60'000;
    /// Deltas of one view that are kept: beyond it a snapshot is shorter.
    static constexpr qsizetype keptBytes = 256 * 1024;

    /// What is passed must outlive it. Frames are numbered from `firstSeq` on.
    LiveViews(const LiveModel& model, const Hub& hub, MakeEncoder makeEncoder, const Limits& limits,
              const Clock& clock, Stages& stages, quint64 firstSeq, QObject* parent = nullptr);
    ~LiveViews() override;

    /// Whether that view is there, or can be.
    bool hasRoomFor(const SnapshotRequest& view) const;
    /// Sends what came after the frame `since` where that is still known, else a snapshot; then
    /// what changes. 0 without room. The sink must outlive the watcher.
    WatcherId watch(Sink& sink, const SnapshotRequest& view, std::optional<quint64> since);
    void leave(WatcherId watcher);

    /// Somebody who looks would see something new.
    void changed();
    /// Call about four times a second.
    void tick();

    std::size_t views() const { return m_views.size(); }

Q_SIGNALS:
    /// Views were brought up to date; what is done now counts as part of that.
    void refreshed();

private:
    struct Delta
    {
        quint64 after;
        SteadyTime at;
        QByteArray frame;
    };
    struct View
    {
        SnapshotRequest request;
        std::unique_ptr<ViewEncoder> encoder;
        Audience<> watchers;
        quint64 seq = 0;
        /// Oldest first.
        std::deque<Delta> kept = {};
        qsizetype keptBytes = 0;
        /// Steady times: of the last frame, and of the last watcher's leaving.
        SteadyTime toldAt = {};
        SteadyTime leftAt = {};
    };
    /// The one looked at the longest ago is the first.
    using Views = std::list<View>;

    Views::iterator find(const SnapshotRequest& view);
    Views::iterator oldestUnwatched();
    View* take(const SnapshotRequest& view);
    /// All of them, soon.
    void bringUpToDate();
    void refreshAll();
    /// Those that are watched and have not been told of for so long.
    /// Of `most` views; how many of these are left for another turn.
    std::size_t refreshQuiet(DurationMs quiet, bool evenUnchanged, std::size_t most);
    void refresh(View& view, bool evenUnchanged);
    void keep(View& view, quint64 after, const QByteArray& frame);
    static void forgetKept(View& view);
    void tell(View& view, const QByteArray& frame);
    void welcome(View& view, Sink& sink, std::optional<quint64> since);
    /// What a delta left for the next one is told soon.
    void goOn();
    void dropUnwatched();

    const LiveModel& m_model;
    const Hub& m_hub;
    const MakeEncoder m_makeEncoder;
    const Clock& m_clock;
    Stages& m_stages;
    AudienceShare m_share;
    PacedCall m_update;
    Views m_views;
    std::unordered_map<WatcherId, View*> m_viewOf;
    /// How many are still to be brought up to date.
    std::size_t m_due = 0;
    SteadyTime m_restUntil;
    /// Of the next frame of any view.
    quint64 m_seq;
};

} // namespace footfall
