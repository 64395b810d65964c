// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/local_source.h"

#include "app/server.h"
#include "app/window_feed.h"

namespace footfall {

LocalSource::LocalSource(Server& server, const QStringList& addresses, bool simulated)
{
    m_state.phase = SourceState::Phase::Live;
    m_state.addresses = addresses;
    m_state.simulated = simulated;
    QMetaObject::invokeMethod(
        &server, [&] { m_feed = new WindowFeed(server, &server); }, Qt::BlockingQueuedConnection);
    connect(m_feed, &WindowFeed::snapshotReady, this, &LiveSource::snapshotReady);
    connect(m_feed, &WindowFeed::alertRaised, this, &LiveSource::alertRaised);
    connect(m_feed, &WindowFeed::refusedChanged, this, [this](qint64 refused) {
        m_state.refused = refused;
        Q_EMIT stateChanged(m_state);
    });
}

void LocalSource::setRequest(const SnapshotRequest& request)
{
    QMetaObject::invokeMethod(m_feed, [feed = m_feed, request] { feed->setRequest(request); });
}

void LocalSource::snapshotTaken()
{
    QMetaObject::invokeMethod(m_feed, &WindowFeed::snapshotTaken);
}

void LocalSource::clear()
{
    QMetaObject::invokeMethod(m_feed, &WindowFeed::clear);
}

void LocalSource::requestHistory(const HistoryRequest&)
{
}

void LocalSource::searchVisits(const VisitQuery&)
{
}

void LocalSource::openVisit(quint64)
{
}

} // namespace footfall
