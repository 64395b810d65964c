// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/live_source.h"

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
    void raise(const Alert& alert) { Q_EMIT alertRaised(alert); }

    static SourceState liveState()
    {
        SourceState state;
        state.phase = SourceState::Phase::Live;
        state.addresses = QStringList{QStringLiteral("http://127.0.0.1:3000")};
        return state;
    }

    std::vector<SnapshotRequest> requests;
    int taken = 0;
    int cleared = 0;

private:
    SourceState m_state = liveState();
};

} // namespace footfall
