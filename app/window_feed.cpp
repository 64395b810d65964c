// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_feed.h"

namespace footfall {

WindowFeed::WindowFeed(Server& server, QObject* parent)
    : QObject(parent)
    , m_server(server)
    , m_publish(snapshotGapMs, m_clock, [this] { publish(); })
{
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &WindowFeed::publishSoon);
    connect(&m_quiet, &QTimer::timeout, this, &WindowFeed::publishSoon);
    connect(&m_quiet, &QTimer::timeout, this, &WindowFeed::tellStore);
    connect(&m_quiet, &QTimer::timeout, this, &WindowFeed::tellFiltered);
    connect(&m_quiet, &QTimer::timeout, this, &WindowFeed::tellRefusals);
    connect(&server.filterChoices(), &FilterChoiceKeeper::changed, this, &WindowFeed::tellFiltered);
    connect(&server.ingest(), &Ingest::changed, this, &WindowFeed::publishSoon);
    connect(&server.ingest(), &Ingest::alertRaised, this, [this](const Alert& alert) {
        if (alert.concerns(m_request.filter.site))
            Q_EMIT alertRaised(alert);
    });
    connect(&server.sensitivities(), &SensitivityKeeper::changed, this,
            &WindowFeed::sensitivitiesChanged);
    connect(&server.marks(), &MarkKeeper::changed, this,
            [this] { Q_EMIT marksChanged(m_server.marks().now()); });
    connect(&server.webhooks(), &Webhooks::changed, this,
            [this] { Q_EMIT webhooksChanged(m_server.webhooks().states()); });
    connect(&server.hub(), &Hub::dashboardsChanged, this, &WindowFeed::publishSoon);
}

void WindowFeed::setRequest(const SnapshotRequest& request)
{
    m_request = request;
    m_isWatched = true;
    m_restUntil = {};
    m_quiet.start(quietGapMs);
    publishSoon();
}

void WindowFeed::snapshotTaken()
{
    m_isUnderWay = false;
    if (m_isStale)
        publishSoon();
}

void WindowFeed::clear()
{
    m_server.ingest().clear([](Ingest::Fate) {});
}

void WindowFeed::makeLoginPath()
{
    Q_EMIT loginPathMade(m_server.loginPath());
}

void WindowFeed::chooseSensitivity(const std::optional<std::string>& site, Sensitivity sensitivity)
{
    m_server.sensitivities().choose(site, sensitivity, [this](const Result<void>& kept) {
        if (!kept)
            Q_EMIT sensitivityRefused(QString::fromStdString(kept.error()));
    });
}

ChoiceKeeper::Acknowledge WindowFeed::whenMarked()
{
    return [this](const Result<void>& kept) {
        if (!kept)
            Q_EMIT markRefused(QString::fromStdString(kept.error()));
    };
}

void WindowFeed::addMark(const Mark& mark)
{
    m_server.marks().add(mark, whenMarked());
}

void WindowFeed::removeMark(const Mark& mark)
{
    m_server.marks().remove(mark.site, mark.at, whenMarked());
}

ChoiceKeeper::Acknowledge WindowFeed::whenHandled()
{
    return [this](const Result<void>& kept) {
        if (!kept)
            Q_EMIT alertHandlingRefused(QString::fromStdString(kept.error()));
    };
}

void WindowFeed::setAlertSeen(const Alert& alert, bool isSeen)
{
    if (isSeen)
        m_server.alertHandling().see(AlertKey(alert), whenHandled());
    else
        m_server.alertHandling().unsee(AlertKey(alert), whenHandled());
}

void WindowFeed::setAlertMuted(const AlertTopic& topic, bool isMuted)
{
    if (isMuted)
        m_server.alertHandling().mute(topic, whenHandled());
    else
        m_server.alertHandling().unmute(topic, whenHandled());
}

void WindowFeed::chooseBot(const std::string& name, std::optional<bool> counts)
{
    m_server.filterChoices().choose(name, counts, [this](const Result<void>& kept) {
        if (!kept)
            Q_EMIT botRefused(QString::fromStdString(kept.error()));
    });
}

void WindowFeed::chooseGoal(const std::string& site, const std::string& name, bool isGoal)
{
    m_server.goals().choose(site, name, isGoal, [this](const Result<void>& kept) {
        if (!kept)
            Q_EMIT goalRefused(QString::fromStdString(kept.error()));
    });
}

void WindowFeed::publishSoon()
{
    m_isStale = true;
    if (!m_isWatched || m_isUnderWay)
        return;
    const DurationMs rest = m_restUntil - m_clock.steady();
    if (rest <= 0)
        m_publish.soon();
    else if (!m_rest.isActive())
        m_rest.start(int(rest));
}

void WindowFeed::publish()
{
    m_isStale = false;
    m_isUnderWay = true;
    const SteadyTime begin = m_clock.steady();
    auto snapshot = std::make_shared<Snapshot>(m_server.model().snapshot(m_request));
    const SteadyTime end = m_clock.steady();
    m_restUntil = end + restFactor * (end - begin);
    snapshot->dashboards = m_server.hub().dashboards();
    Q_EMIT snapshotReady(snapshot);
    if (const qint64 refused = m_server.counts().refused.total(); refused != m_refused) {
        m_refused = refused;
        Q_EMIT refusedChanged(refused);
    }
    if (m_server.storeState().phase != m_store.phase)
        tellStore();
}

void WindowFeed::tellFiltered()
{
    const Filtered filtered = m_server.bots().now();
    if (filtered == m_filtered)
        return;
    m_filtered = filtered;
    Q_EMIT filteredChanged(filtered);
}

void WindowFeed::tellRefusals()
{
    const RefusedClients refusals = m_server.refusals();
    if (refusals == m_refusals)
        return;
    m_refusals = refusals;
    Q_EMIT refusalsChanged(refusals);
}

void WindowFeed::tellStore()
{
    const StoreState store = m_server.storeState();
    if (store == m_store)
        return;
    m_store = store;
    Q_EMIT storeChanged(store);
}

} // namespace footfall
