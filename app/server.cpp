// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server.h"

#include "app/local_time.h"
#include "app/options/site_addresses.h"
#include "core/base/log.h"
#include "core/base/time/clock.h"
#include "core/net/access/share_routes.h"
#include "core/net/archive/forget_import_routes.h"
#include "core/net/dashboards/analytics_routes.h"
#include "core/net/dashboards/dashboard_pages.h"
#include "core/net/dashboards/metrics_routes.h"
#include "core/net/dashboards/raw_dashboards.h"
#include "core/net/events/event_routes.h"
#include "core/net/public/embeds.h"
#include "core/net/refusals/refusal_book.h"
#include "core/net/refusals/refused_route.h"
#include "core/net/trackers/tracker_scripts.h"
#include "core/store/format/store_notes.h"

#include <QFileInfo>
#include <QNetworkInterface>
#include <QRandomGenerator>
#include <QThread>
#include <QTimeZone>

namespace footfall {

namespace {

constexpr int tickMs = 250;
constexpr int simulationStepMs = 100;

std::optional<Simulation> simulationOf(const Options& options, StoreFolder* folder,
                                       const Clock& clock)
{
    if (options.simulatedRate <= 0)
        return std::nullopt;
    return std::optional<Simulation>(std::in_place, options.simulatedRate, options.limits,
                                     folder ? &folder->log() : nullptr, clock);
}

/// When the model begins: what was kept, and what is made up, comes before now.
TimeMs modelBegin(const std::optional<Simulation>& simulation, StoreFolder* folder, TimeMs now)
{
    if (folder)
        return recoveryBegin(*folder, now);
    return simulation ? simulation->begin() : now;
}

AdmissionRules admissionRules(const Options& options)
{
    AdmissionRules rules;
    rules.loopbackIsOperator = options.isForThisMachineOnly();
    rules.token = options.token;
    rules.proxies = options.trustedProxies;
    if (const QUrl& url = options.publicUrl; !url.isEmpty()) {
        rules.publicHost = url.authority(QUrl::FullyEncoded).toLatin1();
        rules.publicPath = url.path(QUrl::FullyEncoded).toLatin1();
        rules.dashboardOrigins.append(url.toEncoded(QUrl::RemovePath));
    }
    for (const QString& origin : options.dashboardOrigins)
        rules.dashboardOrigins.append(origin.toUtf8());
    return rules;
}

/// What the positions of logs are noted under.
std::vector<std::string> logNames(const Options& options)
{
    std::vector<std::string> names;
    for (const LogOption& log : options.logs) {
        const QString path = log.isInput() ? log.path : QFileInfo(log.path).absoluteFilePath();
        names.push_back(std::string(notes::readLog).append(path.toStdString()));
    }
    return names;
}

QString urlOf(const QString& scheme, const QHostAddress& address, quint16 port)
{
    const bool isV6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    const QString host = isV6 ? QStringLiteral("[%1]").arg(address.toString()) : address.toString();
    return QStringLiteral("%1://%2:%3").arg(scheme, host).arg(port);
}

} // namespace

Server::Server(const Options& options, SystemClock& clock, StoreFolder* folder,
               const StoreThreads& threads, ArchiveWorker* worker, MomentMaker* maker,
               QThread* logThread, ServiceManager& manager)
    : m_options(options)
    , m_clock(clock)
    , m_folder(folder)
    , m_grants(m_clock)
    , m_throttle(m_clock, CredentialThrottle::wrongByProgram)
    , m_admission(admissionRules(options), &m_grants, &m_throttle)
    , m_access(m_admission, m_grants, m_throttle, m_clock)
    , m_threads(threads)
    , m_seen(m_folder ? m_folder->log().seenKey() : QRandomGenerator::global()->generate64(),
             std::size_t(options.limits.eventIds))
    , m_simulation(simulationOf(options, m_folder, m_clock))
    , m_model(options.limits, AlertRule(localTime), nextLocalMidnight,
              modelBegin(m_simulation, m_folder, m_clock.now()))
    , m_hub(m_model, options.limits, m_clock, m_stages)
    , m_ingest(m_model, m_hub, m_seen, m_clock, m_stages)
    , m_importer(options.limits, nextLocalMidnight, m_model, m_seen, m_clock)
    , m_sensitivities(options.sensitivities)
    , m_goals(m_clock)
    , m_marks(m_clock, options.limits.storeKeptMs)
    , m_alertHandling(m_clock)
    , m_webhooks(options.webhooks, options.webhookSecret, m_clock)
    , m_replays(worker ? std::make_unique<AlertReplays>(*worker, localTime) : nullptr)
    , m_maker(maker)
    , m_moments(maker ? std::make_unique<Moments>(*maker) : nullptr)
    , m_archiveRoutes(worker, m_clock)
    , m_exports(worker, m_clock)
    , m_reader(options.limits)
    , m_sites(options.sites)
    , m_eventRates(options.limits, m_clock)
    , m_lookRates(options.limits, m_clock)
    , m_bots(BotPatterns::builtIn(), nextLocalMidnight, m_clock)
    , m_logThread(logThread)
    , m_logFeed(m_ingest, m_bots, {m_options.limits, nextLocalMidnight, m_model, m_seen, m_clock},
                logNames(options))
    , m_context{m_model,     m_hub, m_ingest,         m_sites, m_eventRates,
                m_lookRates, m_geo, m_bots,           m_options.limits, m_clock, m_stages}
    , m_events(m_context, m_reader)
    , m_trackers(m_context)
    , m_analyticsStream(m_model, options.limits, m_clock)
    , m_pageSockets(m_context)
    , m_countSockets(m_model, options.limits, m_clock)
    , m_counterStreams(m_context)
    , m_viewerRoutes(m_context)
    , m_socketIoRoles(m_context, m_viewerRoutes)
    , m_socketIo(m_socketIoRoles, m_admission, options.limits, m_clock)
    , m_liveSockets(m_context, worker, liveServer())
    , m_manager(manager)
    , m_gateway(std::make_unique<Gateway>(routes(), m_admission, options.limits, m_clock, m_stages))
{
    m_model.setSensitivities(options.sensitivities);
    connect(&m_sensitivities, &SensitivityKeeper::changed, this,
            &Server::takeSensitivities);
    connect(&m_goals, &GoalKeeper::changed, this,
            [this](const ChosenGoals& now) { m_model.setGoals(now); });
    if (m_maker) {
        connect(&m_goals, &GoalKeeper::changed, m_maker,
                [maker = m_maker](const ChosenGoals& now) { maker->setGoals(now); });
        const auto tell = [maker = m_maker](const Sensitivities& now) { maker->setSensitivities(now); };
        connect(&m_sensitivities, &SensitivityKeeper::changed, m_maker, tell);
        QMetaObject::invokeMethod(m_maker, [tell, now = options.sensitivities] { tell(now); });
    }
    connect(&m_goals, &GoalKeeper::changed, &m_ingest, &Ingest::changed);
    connect(&m_alertHandling, &AlertHandlingKeeper::changed, this,
            [this](const AlertHandling& now) { m_model.setAlertHandling(now); });
    connect(&m_alertHandling, &AlertHandlingKeeper::changed, &m_ingest, &Ingest::changed);
    connect(&m_filterChoices, &FilterChoiceKeeper::changed, this,
            [this](const FilterChoices& now) {
                m_bots.setChoices(now);
                m_liveSockets.tellState();
            });
    connect(&m_tick, &QTimer::timeout, this, [this] { m_bots.tick(); });
    connect(&m_tick, &QTimer::timeout, &m_logFeed, &LogFeed::tick);
    connect(&m_tick, &QTimer::timeout, &m_alertHandling, &AlertHandlingKeeper::tick);
    connect(&m_tick, &QTimer::timeout, &m_ingest, &Ingest::tick);
    connect(&m_tick, &QTimer::timeout, &m_liveSockets, &LiveSockets::tick);
    connect(&m_tick, &QTimer::timeout, &m_goals, &GoalKeeper::tick);
    connect(&m_simulationTick, &QTimer::timeout, this, &Server::simulate);
    connect(&m_pageSockets, &PagePresenceSockets::changed, &m_ingest, &Ingest::changed);
    connect(&m_counterStreams, &VisitorCounter::changed, &m_ingest, &Ingest::changed);
    connect(&m_viewerRoutes, &ViewerTracking::changed, &m_ingest, &Ingest::changed);
    connect(&m_ingest, &Ingest::alertRaised, &m_webhooks, &Webhooks::tell);
    connect(&m_tick, &QTimer::timeout, &m_webhooks, &Webhooks::tick);
    connect(&m_tick, &QTimer::timeout, &m_grants, &Grants::tick);
    connect(&m_grants, &Grants::revoked, this, &Server::closeGrant);
    connect(m_gateway.get(), &Gateway::drained, this, &Server::stopStore);
    connect(&m_socketIo, &SocketIoRoutes::refused, m_gateway.get(), &Gateway::noteRefused);
}

Server::~Server()
{
    // The gateway closes its sockets, which leave the hub: it has to go first.
    m_gateway.reset();
}

void Server::takeSensitivities(const Sensitivities& now)
{
    m_model.setSensitivities(now);
    // The log does not say by which one was judged.
    if (m_store)
        m_store->saveSoon();
}

RouteTable Server::routes()
{
    RouteTable table;
    addEventRoutes(table, m_events, m_context);
    m_trackers.addRoutes(table, m_options.trackers, m_options.honoursSignals);
    addAnalyticsRoutes(table, m_context);
    addStoreRoutes(table, m_ingest, m_importer, m_reader, m_clock);
    m_access.addRoutes(table);
    addShareRoutes(table, m_grants, m_options.publicUrl.toEncoded());
    addMetricsRoute(table, [this] { return metrics(); });
    m_archiveRoutes.addRoutes(table);
    addAlertRoutes(table, m_replays.get(), m_sensitivities, m_clock);
    addGoalRoutes(table, m_goals, m_model, m_clock);
    addMarkRoutes(table, m_marks, m_clock);
    addAlertHandlingRoutes(table, m_alertHandling, m_model, m_clock);
    addFilteredRoutes(table, m_bots, m_filterChoices, m_clock);
    addRefusedRoute(table, [this] { return refusals(); }, m_clock);
    m_exports.addRoutes(table);
    m_analyticsStream.addRoutes(table);
    m_pageSockets.addRoutes(table);
    m_countSockets.addRoutes(table);
    m_counterStreams.addRoutes(table);
    addWebRoutes(table, m_model);
    addPrivacyPage(table, privacySettings());
    addTrackerScripts(table, m_sites, m_options.trackers, m_options.honoursSignals);
    addDashboardPages(table);
    m_viewerRoutes.addRoutes(table);
    addDashboardSocket(table, m_rawDashboards, m_context);
    m_liveSockets.addRoutes(table);
    m_socketIo.addRoutes(table, "/socket.io");
    m_socketIo.addRoutes(table, "/api/socket"); // last: shared with what is there
    return table;
}

PrivacySettings Server::privacySettings() const
{
    PrivacySettings settings;
    if (m_folder)
        settings.keptFor = m_options.limits.storeKeptMs;
    settings.looksUpPlaces = !m_options.geoFile.isEmpty();
    settings.honoursSignals = m_options.honoursSignals;
    settings.takesTrackers = !m_options.trackers.isEmpty();
    settings.followsLogs = !m_options.logs.isEmpty();
    return settings;
}

LiveSockets::Server Server::liveServer()
{
    return {FOOTFALL_VERSION, [this] { return state(); }, [this] { return loginPath(); },
            m_replays.get(), m_moments.get(), m_sensitivities, m_goals, m_marks, m_alertHandling,
            m_filterChoices};
}

GatewayCounts Server::counts() const
{
    return m_gateway->counts();
}

RefusedClients Server::refusals() const
{
    return m_gateway->refusals().now();
}

SourceState Server::state() const
{
    SourceState state;
    state.phase = SourceState::Phase::Live;
    state.simulated = m_options.simulatedRate > 0;
    state.refused = counts().refused.total();
    for (const std::string& site : m_sites.names())
        state.sites.append(QString::fromStdString(site));
    state.trackers = m_options.trackers;
    state.store = storeState();
    state.webhooks = m_webhooks.states();
    state.marks = m_marks.now();
    state.filtered = m_bots.now();
    state.refusals = refusals();
    state.sensitivities = m_sensitivities.now();
    state.siteAddresses = m_siteAddresses;
    state.publicUrl = m_options.publicUrl.toString(QUrl::FullyEncoded);
    state.timeZone = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    return state;
}

Metrics Server::metrics() const
{
    SnapshotRequest totals;
    totals.sessions = totals.events = totals.rows = totals.alerts = 0;
    const Snapshot now = m_model.snapshot(totals);
    const GatewayCounts net = counts();
    Metrics metrics;
    metrics.events = std::int64_t(now.eventsEver);
    metrics.activeSessions = now.active;
    metrics.usualActive = now.usualActive;
    metrics.usualPerMinute = now.usualPerMinute;
    metrics.presentVisitors = now.presentVisitors;
    metrics.dashboards = m_hub.dashboards();
    metrics.connections = net.connections;
    metrics.webSockets = net.webSockets;
    metrics.requests = net.requests;
    metrics.refused = net.refused;
    metrics.filtered = m_bots.counts();
    metrics.store = storeState();
    metrics.stages = m_stages;
    metrics.webhooks = m_webhooks.states();
    for (qsizetype i = 0; i < m_options.logs.size(); ++i)
        metrics.logs.emplace_back(m_options.logs[i].path.toStdString(),
                                  m_logFeed.counts()[std::size_t(i)]);
    return metrics;
}

QByteArray Server::loginPath()
{
    return "/login?once=" + m_grants.addLoginLink();
}

void Server::closeGrant(quint64 grant)
{
    // Sessions before the WebSockets they are on, so that each is counted once.
    m_socketIo.closeGrant(grant);
    m_gateway->closeGrant(grant);
    m_exports.closeGrant(grant);
}

Result<QStringList> Server::start()
{
    for (const auto open : {&Server::openGrants, &Server::openSensitivities, &Server::openGoals,
                            &Server::openMarks, &Server::openAlertHandling, &Server::openFilterChoices,
                            &Server::openWebhooks, &Server::openGeo, &Server::openTls,
                            &Server::checkLogs, &Server::openStore, &Server::startSimulation}) {
        if (const Result<void> opened = (this->*open)(); !opened)
            return Error{opened.error()};
    }
    m_clock.notBefore(m_model.now()); // the machine's may have been set back since the last run
    m_ingest.tick(); // nobody sees those whose time ran out meanwhile
    Result<QStringList> addresses = listenOnAll();
    if (!addresses)
        return addresses;
    m_siteAddresses = footfall::siteAddresses(m_options.publicUrl, *addresses, Machine::own());
    if (m_store)
        m_store->folder().lock().announce(*addresses);
    m_tick.start(tickMs);
    followLogs();
    return addresses;
}

/// Before the log goes to its thread, where the file is written as well.
Result<void> Server::openGrants()
{
    if (!m_folder)
        return {};
    const GrantFile file(m_folder->path() + QStringLiteral("/access.json"));
    const Result<void> opened = m_grants.keepIn(file, m_folder->log().believedTime());
    if (!opened)
        return opened;
    auto* writer = new GrantWriter(file);
    writer->moveToThread(m_threads.writer);
    connect(m_threads.writer, &QThread::finished, writer, &QObject::deleteLater);
    connect(&m_grants, &Grants::toKeep, writer, &GrantWriter::write);
    connect(writer, &GrantWriter::written, &m_grants, &Grants::written);
    return {};
}

Result<void> Server::openSensitivities()
{
    if (!m_folder)
        return {};
    return m_sensitivities.keepIn(SensitivityFile(m_folder->path()), m_threads.writer);
}

Result<void> Server::openGoals()
{
    return m_folder ? m_goals.keepIn(GoalFile(m_folder->path()), m_threads.writer)
                    : Result<void>();
}

Result<void> Server::openMarks()
{
    return m_folder ? m_marks.keepIn(m_folder->path(), m_threads.writer) : Result<void>();
}

Result<void> Server::openAlertHandling()
{
    return m_folder ? m_alertHandling.keepIn(m_folder->path(), m_threads.writer) : Result<void>();
}

Result<void> Server::openFilterChoices()
{
    return m_folder ? m_filterChoices.keepIn(m_folder->path(), m_threads.writer) : Result<void>();
}

Result<void> Server::openWebhooks()
{
    if (!m_folder || m_options.isCommand)
        return {};
    const QString path = m_folder->path() + QStringLiteral("/webhooks.json");
    m_webhooks.keepIn(ChoiceFile(path, ": what waited for a webhook is not told"), m_threads.writer);
    return {};
}

Result<void> Server::openStore()
{
    if (!m_folder) {
        m_model.countVisits();
        return {};
    }
    m_clock.notBefore(m_folder->log().lastAt());
    const Result<Recovered> recovered = recover(*m_folder, m_model, m_seen, m_clock.now());
    if (!recovered)
        return Error{recovered.error()};
    // Of what happened before, nobody is told again.
    m_model.takeAlerts();
    m_model.takeExpired();
    noteLimits();
    if (!m_options.isCommand)
        m_folder->log().beginRun(m_clock.now());
    m_logPositions = logPositions();
    const Result<OpenImport> cutOff = readOpenImport(m_folder->log().database());
    m_store = std::make_unique<Store>(*m_folder, *recovered, m_model, m_options.limits, m_threads,
                                      m_clock, m_stages);
    connect(m_store.get(), &Store::stopped, this, &Server::stopped);
    if (m_maker)
        connect(m_store.get(), &Store::pastChanged, m_maker, &MomentMaker::forgetAll);
    connect(m_store.get(), &Store::phaseChanged, &m_liveSockets, &LiveSockets::tellState);
    m_ingest.keepIn(*m_store);
    m_importer.keepIn(*m_store);
    if (cutOff)
        m_importer.mend(*cutOff);
    else
        qCWarning(logStore, "what an import left open stays so: %s", cutOff.error().c_str());
    m_logFeed.keepIn(*m_store);
    return {};
}

/// For commands that change the store while no server has it. Without room for it, what was noted
/// before holds.
void Server::noteLimits()
{
    if (m_options.isCommand)
        return;
    const Database& database = m_folder->log().database();
    const std::string text = m_options.limits.text();
    if (notes::read(database, notes::limits) != text)
        notes::write(database, notes::limits, text);
}

Result<void> Server::openGeo()
{
    if (m_options.geoFile.isEmpty())
        return {};
    const Result<void> opened = m_geo.open(m_options.geoFile);
    return opened ? opened : Error{"--geo " + opened.error()};
}

Result<void> Server::openTls()
{
    m_gateway->trust(m_options.trustedProxies);
    if (m_options.tlsCert.isEmpty())
        return {};
    const Result<void> loaded = m_gateway->encrypt({m_options.tlsCert, m_options.tlsKey});
    return loaded ? loaded : Error{"TLS: " + loaded.error()};
}

/// Before the log of the store goes to its thread.
QStringList Server::logPositions() const
{
    QStringList positions;
    for (const std::string& name : logNames(m_options))
        positions.append(
            QString::fromStdString(notes::read(m_folder->log().database(), name)));
    return positions;
}

/// What is not there may come; what is there and may not be read will not do.
Result<void> Server::checkLogs()
{
    for (const LogOption& log : m_options.logs) {
        const QFileInfo file(log.path);
        const bool isGood = log.isInput() || !file.exists() || (file.isReadable() && !file.isDir());
        if (!isGood)
            return Error{"--log " + log.path.toStdString() +
                         (file.isDir() ? ": this is a folder" : ": it may not be read")};
    }
    return {};
}

void Server::followLogs()
{
    if (!m_logThread)
        return;
    FollowerSetup setup{{}, m_options.logFormat, m_sites, m_options.geoFile,
                        m_options.limits.sessionTimeoutMs};
    for (const LogOption& log : m_options.logs)
        setup.logs.push_back({log.path, log.site, m_store != nullptr});
    m_logFollower = new LogFollower(std::move(setup), m_clock);
    m_logFollower->moveToThread(m_logThread);
    connect(m_logThread, &QThread::finished, m_logFollower, &QObject::deleteLater);
    connect(m_logFollower, &LogFollower::pieceReady, &m_logFeed, &LogFeed::take);
    connect(&m_logFeed, &LogFeed::taken, m_logFollower, &LogFollower::goOn);
    QMetaObject::invokeMethod(
        m_logFollower,
        [follower = m_logFollower, positions = m_logPositions] { follower->start(positions); });
}

Result<QStringList> Server::listenOnAll()
{
    const bool isEncrypted = !m_options.tlsCert.isEmpty();
    const QString scheme = isEncrypted ? QStringLiteral("https") : QStringLiteral("http");
    QStringList addresses;
    m_manager.keepOnly(m_options.listen);
    for (const ListenAddress& at : m_options.listen) {
        Result<Descriptor> socket = m_manager.socketAt(at);
        if (socket) {
            const quint16 port = m_gateway->listen(std::move(*socket));
            addresses.append(urlOf(scheme, at.address, port));
            continue;
        }
        const bool isLacking = !QNetworkInterface::allAddresses().contains(at.address);
        if (!m_options.listenIsDefault || !isLacking)
            return Error{socket.error()};
        qCInfo(logNet, "%s: skipped", socket.error().c_str());
    }
    return addresses;
}

Result<void> Server::startSimulation()
{
    if (!m_simulation)
        return {};
    m_simulationTick.start(simulationStepMs);
    return m_simulation->start(m_model);
}

void Server::simulate()
{
    m_stages.begin();
    m_ingest.take(m_simulation->step(), [](Ingest::Fate) {});
}

void Server::stopStore()
{
    if (!m_store) {
        Q_EMIT stopped();
        return;
    }
    // An import whose client went away ends here.
    m_importer.finish([](const Importer::Outcome&) {});
    m_logFeed.stop();
    m_store->stop();
}

void Server::stop()
{
    m_simulationTick.stop();
    if (m_logFollower)
        QMetaObject::invokeMethod(m_logFollower, &LogFollower::stop, Qt::QueuedConnection);
    m_exports.breakOffAll();
    m_socketIo.closeAll();
    m_gateway->shutDown();
}

} // namespace footfall
