// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/live_source.h"

#include <tuple>
#include <utility>
#include <vector>

namespace footfall {

/// A live source that shows what a test tells it, and remembers what the window asked for.
class FakeSource : public LiveSource
{
    Q_OBJECT

public:
    void setRequest(const SnapshotRequest& request) override { requests.push_back(request); }
    void snapshotTaken() override { ++taken; }
    void clear() override { ++cleared; }
    void requestHistory(const HistoryRequest& request) override
    {
        historyRequests.push_back(request);
    }
    void searchVisits(const VisitQuery& query) override { visitQueries.push_back(query); }
    void openVisit(quint64 visit) override { opened.push_back(visit); }
    void compareAlerts(const AlertReplayRequest& request) override { replays.push_back(request); }
    void requestMoment(const MomentRequest& request) override { moments.push_back(request); }
    void leavePast() override { ++left; }
    void chooseSensitivity(const std::optional<std::string>& site, Sensitivity sensitivity) override
    {
        choices.emplace_back(site, sensitivity);
    }
    void chooseGoal(const std::string& site, const std::string& name, bool isGoal) override
    {
        goals.emplace_back(site, name, isGoal);
    }
    void addMark(const Mark& mark) override { marks.push_back(mark); }
    void removeMark(const Mark& mark) override { marksRemoved.push_back(mark); }
    void setAlertSeen(const Alert& alert, bool isSeen) override
    {
        seen.emplace_back(alert.id, isSeen);
    }
    void setAlertMuted(const AlertTopic& topic, bool isMuted) override
    {
        muted.emplace_back(topic, isMuted);
    }
    void chooseBot(const std::string& name, std::optional<bool> counts) override
    {
        bots.emplace_back(name, counts);
    }
    void requestDashboardLink() override { ++linksAsked; }
    void tryAgain() override { ++triedAgain; }
    SourceState state() const override { return m_state; }

    void publish(Snapshot snapshot)
    {
        Q_EMIT snapshotReady(std::make_shared<const Snapshot>(std::move(snapshot)));
    }
    void setState(const SourceState& state)
    {
        m_state = state;
        Q_EMIT stateChanged(state);
    }
    void fail(const PastQuestion& question, const char* why)
    {
        Q_EMIT questionFailed(question, QString::fromUtf8(why));
    }
    void raise(const Alert& alert) { Q_EMIT alertRaised(alert); }

    static SourceState liveState()
    {
        SourceState state;
        state.phase = SourceState::Phase::Live;
        state.addresses = QStringList{QStringLiteral("http://127.0.0.1:3000")};
        state.store.phase = StoreState::Phase::Keeping;
        state.store.commitMs = 3.2;
        return state;
    }

    std::vector<SnapshotRequest> requests;
    std::vector<HistoryRequest> historyRequests;
    std::vector<VisitQuery> visitQueries;
    std::vector<quint64> opened;
    std::vector<AlertReplayRequest> replays;
    std::vector<std::pair<std::optional<std::string>, Sensitivity>> choices;
    std::vector<std::tuple<std::string, std::string, bool>> goals;
    std::vector<std::pair<std::string, std::optional<bool>>> bots;
    std::vector<MomentRequest> moments;
    std::vector<std::pair<std::uint64_t, bool>> seen;
    std::vector<std::pair<AlertTopic, bool>> muted;
    std::vector<Mark> marks;
    std::vector<Mark> marksRemoved;
    int left = 0;
    int taken = 0;
    int cleared = 0;
    int linksAsked = 0;
    int triedAgain = 0;

private:
    SourceState m_state = liveState();
};

} // namespace footfall
