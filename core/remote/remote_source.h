// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/paced_call.h"
#include "core/base/time/time_units.h"
#include "core/protocol/live/client/live_reader.h"
#include "core/remote/remote_address.h"
#include "core/remote/remote_failure.h"
#include "core/remote/remote_questions.h"
#include "core/source/live_source.h"

#include <QTimer>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace footfall {

class Clock;
class RemoteConnection;

/// How long to wait before it is tried again: twice as long each time, more or less by chance, so
/// that those who lost a server do not all come back at once. Pure.
class Backoff
{
public:
    /// The part by which a wait is shorter or longer than it would be without chance.
    static constexpr double jitter = 0.25;

    /// `chance` gives numbers from 0 to 1.
    Backoff(DurationMs first, DurationMs most, std::function<double()> chance)
        : m_first(first)
        , m_most(most)
        , m_chance(std::move(chance))
        , m_next(first)
    {
    }

    DurationMs next()
    {
        const DurationMs wait = m_next;
        m_next = std::min(2 * m_next, m_most);
        return DurationMs(double(wait) * (1 - jitter + 2 * jitter * m_chance()));
    }
    /// As long as it is ever waited, this time and from now on.
    DurationMs longest()
    {
        m_next = m_most;
        return next();
    }
    /// It succeeded: the next wait is the first one again.
    void reset() { m_next = m_first; }

private:
    const DurationMs m_first;
    const DurationMs m_most;
    const std::function<double()> m_chance;
    DurationMs m_next;
};

/// How long a remote source waits, and its chance; tests wait less.
struct RemotePace
{
    DurationMs firstRetryMs = 500;
    DurationMs maxRetryMs = 30'000;
    /// A server says something every second: one that is silent for so long is gone.
    DurationMs silenceMs = 10'000;
    DurationMs snapshotGapMs = 33;
    /// Numbers from 0 to 1.
    std::function<double()> chance;

    /// With chance from the machine.
    static RemotePace usual();
};

/// The live source of another Footfall, over /api/live (core/protocol/live/README.md). Connects
/// with the first request; once the connection is lost it tries again by itself, ever less often,
/// and goes on from what it holds. It gives up where it is not let in, and never trusts a
/// certificate that this machine does not. Lives in one thread, and needs its event loop.
class RemoteSource : public LiveSource
{
    Q_OBJECT

public:
    /// `clock` must outlive the source.
    RemoteSource(const RemoteAddress& address, const RemotePace& pace, const Clock& clock,
                 QObject* parent = nullptr);
    ~RemoteSource() override;

    void setRequest(const footfall::SnapshotRequest& request) override;
    void snapshotTaken() override;
    /// Does nothing where `state().mayChange` is false.
    void clear() override;
    void requestHistory(const footfall::HistoryRequest& request) override;
    void searchVisits(const footfall::VisitQuery& query) override;
    void openVisit(quint64 visit) override;
    void compareAlerts(const footfall::AlertReplayRequest& request) override;
    void requestMoment(const footfall::MomentRequest& request) override;
    void leavePast() override;
    /// Not while there is no connection.
    void chooseSensitivity(const std::optional<std::string>& site,
                           footfall::Sensitivity sensitivity) override;
    /// Not while there is no connection.
    void chooseGoal(const std::string& site, const std::string& name, bool isGoal) override;
    void addMark(const footfall::Mark& mark) override;
    void removeMark(const footfall::Mark& mark) override;
    void setAlertSeen(const footfall::Alert& alert, bool isSeen) override;
    void setAlertMuted(const footfall::AlertTopic& topic, bool isMuted) override;
    void chooseBot(const std::string& name, std::optional<bool> counts) override;
    /// A reader gets its share link, again and again; nothing comes without a connection.
    void requestDashboardLink() override;
    void tryAgain() override;
    SourceState state() const override { return m_state; }

private:
    void open();
    /// From now on this is asked for; what is held is of another.
    void setView(const SnapshotRequest& view);
    void greet();
    /// Without a connection the figures are old, or there are none yet.
    SourceState::Phase lostPhase() const;
    void lose(const RemoteFailure& failure);
    void closeConnection();
    void setPhase(SourceState::Phase phase, const QString& detail);

    void read(const QByteArray& json);
    void take(std::uint64_t id, const LiveServerState& state);
    void take(std::uint64_t id, const LiveViewChange& change);
    void take(std::uint64_t id, const LiveFollowed& followed);
    void take(std::uint64_t id, const LiveHistory& history);
    void take(std::uint64_t id, const LiveVisits& visits);
    void take(std::uint64_t id, const LiveVisit& visit);
    void take(std::uint64_t id, const LiveReplay& replay);
    void take(std::uint64_t id, const LiveMoment& moment);
    void take(std::uint64_t id, const LiveDone& done);
    void take(std::uint64_t id, const LiveLogin& login);
    void take(std::uint64_t id, const LiveRefusal& refusal);
    void take(std::uint64_t, std::monostate) {}
    /// Tells of alerts that were not told of before.
    void tellAlerts(const LiveViewChange& change);

    bool isLive() const { return m_state.phase == SourceState::Phase::Live; }
    void ask(const PastQuestion& question);
    /// What the answer `id` is to if it is to a question of this kind; any other has failed.
    template <typename Question>
    std::optional<Question> answered(std::uint64_t id);
    QString noConnectionText() const;
    /// Why nothing can be changed now.
    QString cannotChangeText() const;
    void failAll(const std::vector<PastQuestion>& questions);
    void mark(const Mark& mark, bool isNoted);
    void handle(const std::function<std::string(std::uint64_t id)>& frame);
    void watch();
    void follow();
    void publishSoon();
    void publish();

    const RemoteAddress m_address;
    const RemotePace m_pace;
    Backoff m_backoff;
    QTimer m_retry;
    PacedCall m_publish;
    RemoteConnection* m_connection = nullptr;
    LiveReader m_reader;
    SourceState m_state;
    bool m_isOperator = false;

    SnapshotRequest m_request;
    /// The view that was asked for last, and the question that waits for its snapshot; 0: none.
    SnapshotRequest m_view;
    std::uint64_t m_watching = 0;
    /// What is held is of `m_view`: it can be gone on from.
    bool m_isHeld = false;
    /// The server does not show `m_view`, but still the view before.
    bool m_isRefused = false;
    /// The session that is followed, and the question that waits for it; 0: none.
    std::uint64_t m_following = 0;
    std::optional<SessionView> m_selected;

    RemoteQuestions m_questions;
    std::uint64_t m_lastId = 0;
    std::uint64_t m_loginAsked = 0;
    /// The choice of a sensitivity that waits for its answer; 0: none.
    std::uint64_t m_choosing = 0;
    /// The same of a goal, of a mark, of what is done about alerts, and of a bot.
    std::uint64_t m_choosingGoal = 0;
    std::uint64_t m_marking = 0;
    std::uint64_t m_handling = 0;
    std::uint64_t m_choosingBot = 0;
    /// Of the newest alert that was told of; nothing before the first snapshot of a site.
    std::optional<std::pair<std::uint64_t, TimeMs>> m_newestAlert;
    bool m_isUnderWay = false;
    bool m_isStale = false;
};

} // namespace footfall
