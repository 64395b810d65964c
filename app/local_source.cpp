// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/local_source.h"

#include "app/reachable_url.h"
#include "app/server.h"
#include "app/window_feed.h"
#include "core/base/log.h"

namespace footfall {

LocalSource::LocalSource(Server& server, ArchiveDesk* desk, const QStringList& addresses,
                         bool simulated, const OperatorToken& token)
    : m_archive(desk ? std::make_unique<ArchiveClient>(*desk) : nullptr)
{
    m_state.phase = SourceState::Phase::Live;
    m_state.addresses = addresses;
    m_state.simulated = simulated;
    if (token.isNew) {
        m_state.newToken = QString::fromLatin1(token.token);
        m_state.newTokenFile = token.file;
    }
    QMetaObject::invokeMethod(
        &server,
        [&] {
            m_feed = new WindowFeed(server, &server);
            m_state.store = server.storeState();
        },
        Qt::BlockingQueuedConnection);
    connect(m_feed, &WindowFeed::snapshotReady, this, &LiveSource::snapshotReady);
    connect(m_feed, &WindowFeed::alertRaised, this, &LiveSource::alertRaised);
    connect(m_feed, &WindowFeed::storeChanged, this, [this](const StoreState& store) {
        m_state.store = store;
        Q_EMIT stateChanged(m_state);
    });
    connect(m_feed, &WindowFeed::loginPathMade, this, &LocalSource::tellLink);
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

void LocalSource::requestHistory(const HistoryRequest& request)
{
    if (!m_archive)
        return;
    m_archive->ask<Result<History>>(
        [request](Archive& archive) { return archive.history(request); },
        [this](const Result<History>& history) {
            if (history)
                Q_EMIT historyReady(*history);
            else
                tellFailure(history.error());
        });
}

void LocalSource::searchVisits(const VisitQuery& query)
{
    if (!m_archive)
        return;
    m_archive->drop(m_search);
    m_search = m_archive->ask<Result<VisitsFound>>(
        [query](Archive& archive) { return archive.visits(query); },
        [this](const Result<VisitsFound>& found) {
            if (found)
                Q_EMIT visitsFound(*found);
            else
                tellFailure(found.error());
        });
}

void LocalSource::openVisit(quint64 visit)
{
    if (!m_archive)
        return;
    m_archive->ask<Result<std::optional<SessionView>>>(
        [visit](Archive& archive) { return archive.visit(visit); },
        [this](const Result<std::optional<SessionView>>& found) {
            if (!found)
                tellFailure(found.error());
            else if (*found)
                Q_EMIT visitOpened(**found);
        });
}

void LocalSource::requestDashboardLink()
{
    QMetaObject::invokeMethod(m_feed, &WindowFeed::makeLoginPath);
}

void LocalSource::tellLink(const QByteArray& path)
{
    const QUrl server = reachableUrl(QUrl(m_state.addresses.value(0)));
    Q_EMIT dashboardLinkReady(server.resolved(QUrl(QString::fromLatin1(path))));
}

void LocalSource::tellFailure(const std::string& why)
{
    qCWarning(logStore, "the past could not be read: %s", why.c_str());
}

} // namespace footfall
