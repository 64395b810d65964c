// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/clock.h"
#include "core/remote/remote_source.h"
#include "tests/unit/support/fake_footfall.h"

#include <QSignalSpy>
#include <QTest>

namespace footfall {

inline QString latin(const char* text)
{
    return QString::fromLatin1(text);
}

/// Tries again at once, without chance.
inline RemotePace quickPace()
{
    RemotePace pace;
    pace.firstRetryMs = 1;
    pace.maxRetryMs = 5;
    pace.silenceMs = 60'000;
    pace.snapshotGapMs = 0;
    pace.chance = [] { return 0.5; };
    return pace;
}

inline SnapshotRequest selecting(const char* session)
{
    SnapshotRequest request;
    request.selected = SessionKey{"shop", session};
    return request;
}

/// What the tests of a remote source share: one that follows a made-up server, and what it shows.
class RemoteSourceTest : public QObject
{
protected:
    using Phase = SourceState::Phase;

    void setUp()
    {
        m_takes = true;
        m_server = std::make_unique<FakeFootfall>();
        makeSource(m_server->url());
    }
    void makeSource(const QUrl& url, const QByteArray& token = {}, RemotePace pace = quickPace())
    {
        m_source = std::make_unique<RemoteSource>(RemoteAddress(url, token), pace, m_clock);
        m_shown.reset();
        m_snapshots = 0;
        connect(m_source.get(), &LiveSource::snapshotReady, this, [this](const SnapshotPtr& shown) {
            m_shown = shown;
            ++m_snapshots;
            if (m_takes)
                m_source->snapshotTaken();
        });
    }
    /// Connected, with a snapshot shown: seq 10, 3 active.
    void goLive(const SnapshotRequest& request = {})
    {
        m_source->setRequest(request);
        QTRY_VERIFY(m_server->client);
        m_server->state("operator");
        m_server->snapshot(10, 3);
        QTRY_COMPARE(shownActive(), 3);
        QCOMPARE(m_source->state().phase, Phase::Live);
    }
    std::int64_t shownActive() const { return m_shown ? m_shown->active : -1; }

    SystemClock m_clock;
    std::unique_ptr<FakeFootfall> m_server;
    std::unique_ptr<RemoteSource> m_source;
    SnapshotPtr m_shown;
    int m_snapshots = 0;
    bool m_takes = true;
};

} // namespace footfall
