// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/local_source.h"

#include "app/local_time.h"
#include "app/server.h"
#include "app/window_feed.h"
#include "core/base/log.h"

namespace footfall {

LocalSource::LocalSource(Server& server, ArchiveWorker* worker, MomentMaker* maker,
                         const QStringList& addresses, const OperatorToken& token)
    : m_archive(worker ? std::make_unique<ArchiveClient>(*worker) : nullptr)
    , m_replays(worker ? std::make_unique<AlertReplays>(*worker, localTime) : nullptr)
    , m_moments(maker ? std::make_unique<Moments>(*maker) : nullptr)
    , m_traveller(m_moments ? m_moments->newTraveller() : 0)
{
    QMetaObject::invokeMethod(
        &server,
        [&] {
            m_feed = new WindowFeed(server, &server);
            m_state = server.state();
        },
        Qt::BlockingQueuedConnection);
    m_state.addresses = addresses;
    if (token.isNew) {
        m_state.newToken = QString::fromLatin1(token.token);
        m_state.newTokenFile = token.file;
    }
    connect(m_feed, &WindowFeed::snapshotReady, this, &LiveSource::snapshotReady);
    connect(m_feed, &WindowFeed::alertRaised, this, &LiveSource::alertRaised);
    connect(m_feed, &WindowFeed::storeChanged, this, [this](const StoreState& store) {
        m_state.store = store;
        Q_EMIT stateChanged(m_state);
    });
    connect(m_feed, &WindowFeed::sensitivitiesChanged, this, [this](const Sensitivities& now) {
        m_state.sensitivities = now;
        Q_EMIT stateChanged(m_state);
    });
    connect(m_feed, &WindowFeed::sensitivityRefused, this, &LiveSource::sensitivityRefused);
    connect(m_feed, &WindowFeed::goalRefused, this, &LiveSource::goalRefused);
    connect(m_feed, &WindowFeed::markRefused, this, &LiveSource::markRefused);
    connect(m_feed, &WindowFeed::alertHandlingRefused, this, &LiveSource::alertHandlingRefused);
    connect(m_feed, &WindowFeed::botRefused, this, &LiveSource::botRefused);
    connect(m_feed, &WindowFeed::filteredChanged, this, [this](const Filtered& now) {
        m_state.filtered = now;
        Q_EMIT stateChanged(m_state);
    });
    connect(m_feed, &WindowFeed::refusalsChanged, this, [this](const RefusedClients& now) {
        m_state.refusals = now;
        Q_EMIT stateChanged(m_state);
    });
    connect(m_feed, &WindowFeed::marksChanged, this, [this](const std::vector<Mark>& marks) {
        m_state.marks = marks;
        Q_EMIT stateChanged(m_state);
    });
    connect(m_feed, &WindowFeed::webhooksChanged, this,
            [this](const std::vector<WebhookState>& webhooks) {
                m_state.webhooks = webhooks;
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

template <typename Value>
quint64 LocalSource::ask(const PastQuestion& question, std::function<Result<Value>(Archive&)> read,
                         std::function<void(const Value&)> tell)
{
    if (!m_archive) {
        fail(question, nothingKeptText());
        return 0;
    }
    const quint64 number = m_archive->ask<Result<Value>>(
        std::move(read), [this, question, tell = std::move(tell)](const Result<Value>& value) {
            if (value)
                tell(*value);
            else
                fail(question, cannotReadText(value.error()));
        });
    if (number == 0)
        fail(question, tr("Too much is being read at the moment."));
    return number;
}

void LocalSource::requestHistory(const HistoryRequest& request)
{
    ask<History>(
        request, [request](Archive& archive) { return archive.history(request); },
        [this](const History& history) { Q_EMIT historyReady(history); });
}

void LocalSource::searchVisits(const VisitQuery& query)
{
    if (m_archive)
        m_archive->drop(m_search);
    m_search = ask<VisitsFound>(
        query, [query](Archive& archive) { return archive.visits(query); },
        [this](const VisitsFound& found) { Q_EMIT visitsFound(found); });
}

void LocalSource::openVisit(quint64 visit)
{
    const VisitRequest request{visit};
    ask<std::optional<SessionView>>(
        request, [visit](Archive& archive) { return archive.visit(visit); },
        [this, request](const std::optional<SessionView>& found) {
            if (found)
                Q_EMIT visitOpened(*found);
            else
                fail(request, tr("It is no longer kept."));
        });
}

void LocalSource::compareAlerts(const AlertReplayRequest& request)
{
    if (!m_replays)
        return fail(request, nothingKeptText());
    m_replays->drop(m_replay);
    m_replay = m_replays->ask(request, [this, request](const Result<AlertComparison>& comparison) {
        if (comparison)
            Q_EMIT alertsCompared(*comparison);
        else
            fail(request, cannotReadText(comparison.error()));
    });
    if (m_replay == 0)
        fail(request, tr("Too much is being read at the moment."));
}

void LocalSource::requestMoment(const MomentRequest& request)
{
    if (!m_moments)
        return fail(request, nothingKeptText());
    m_moments->ask(m_traveller, request, [this, request](const Result<Moment>& moment) {
        if (moment)
            Q_EMIT momentReady(*moment);
        else
            fail(request, QString::fromStdString(moment.error()));
    });
}

void LocalSource::leavePast()
{
    if (m_moments)
        m_moments->leave(m_traveller);
}

void LocalSource::chooseSensitivity(const std::optional<std::string>& site, Sensitivity sensitivity)
{
    QMetaObject::invokeMethod(
        m_feed, [feed = m_feed, site, sensitivity] { feed->chooseSensitivity(site, sensitivity); });
}

void LocalSource::chooseGoal(const std::string& site, const std::string& name, bool isGoal)
{
    QMetaObject::invokeMethod(
        m_feed, [feed = m_feed, site, name, isGoal] { feed->chooseGoal(site, name, isGoal); });
}

void LocalSource::addMark(const Mark& mark)
{
    QMetaObject::invokeMethod(m_feed, [feed = m_feed, mark] { feed->addMark(mark); });
}

void LocalSource::removeMark(const Mark& mark)
{
    QMetaObject::invokeMethod(m_feed, [feed = m_feed, mark] { feed->removeMark(mark); });
}

void LocalSource::setAlertSeen(const Alert& alert, bool isSeen)
{
    QMetaObject::invokeMethod(
        m_feed, [feed = m_feed, alert, isSeen] { feed->setAlertSeen(alert, isSeen); });
}

void LocalSource::setAlertMuted(const AlertTopic& topic, bool isMuted)
{
    QMetaObject::invokeMethod(
        m_feed, [feed = m_feed, topic, isMuted] { feed->setAlertMuted(topic, isMuted); });
}

void LocalSource::chooseBot(const std::string& name, std::optional<bool> counts)
{
    QMetaObject::invokeMethod(m_feed,
                              [feed = m_feed, name, counts] { feed->chooseBot(name, counts); });
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

QString LocalSource::nothingKeptText()
{
    return tr("Nothing is kept (--in-memory).");
}

QString LocalSource::cannotReadText(const std::string& why)
{
    return tr("The store cannot be read: %1").arg(QString::fromStdString(why));
}

void LocalSource::fail(const PastQuestion& question, const QString& why)
{
    qCWarning(logStore, "a question about the past failed: %s", qUtf8Printable(why));
    Q_EMIT questionFailed(question, why);
}

} // namespace footfall
