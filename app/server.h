// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options/options.h"
#include "app/service/service_manager.h"
#include "app/simulation.h"
#include "core/base/time/clock.h"
#include "core/base/time/stages.h"
#include "core/event/event_reader.h"
#include "core/hub/hub.h"
#include "core/ingest/bot_filter.h"
#include "core/ingest/importer.h"
#include "core/ingest/ingest.h"
#include "core/live/live_model.h"
#include "core/net/access/access_routes.h"
#include "core/net/access/credential_throttle.h"
#include "core/net/access/grants.h"
#include "core/net/access/site_rules.h"
#include "core/net/archive/alert_routes.h"
#include "core/net/archive/archive_routes.h"
#include "core/net/archive/export_streams.h"
#include "core/net/dashboards/analytics_samples.h"
#include "core/net/dashboards/socketio_roles.h"
#include "core/net/dashboards/socketio_routes.h"
#include "core/net/calls/webhooks.h"
#include "core/net/events/event_intake.h"
#include "core/net/events/event_rates.h"
#include "core/net/events/look_rates.h"
#include "core/net/gateway.h"
#include "core/net/geo/geo_database.h"
#include "core/net/live/alert_handling_routes.h"
#include "core/net/live/filtered_routes.h"
#include "core/net/live/goal_routes.h"
#include "core/net/live/live_sockets.h"
#include "core/net/live/mark_routes.h"
#include "core/net/logs/log_feed.h"
#include "core/net/public/counter_sockets.h"
#include "core/net/public/page_presence_sockets.h"
#include "core/net/public/privacy_page.h"
#include "core/net/public/viewer_tracking.h"
#include "core/net/public/visitor_counter.h"
#include "core/net/trackers/tracker_routes.h"
#include "core/protocol/dashboards/dashboard_encoder.h"
#include "core/protocol/dashboards/metrics.h"
#include "core/store/moments/moment_maker.h"
#include "core/store/store.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <optional>

namespace footfall {

/// Everything that runs on the server thread, wired together. Made, used and deleted there.
class Server : public QObject
{
    Q_OBJECT

public:
    /// With a folder, what is in it is recovered and everything is kept there, by way of `threads`.
    /// Logs are followed on `logThread`, where there are any. The clock must outlive those threads.
    /// What is listened on comes from `manager`.
    Server(const Options& options, SystemClock& clock, StoreFolder* folder,
           const StoreThreads& threads, ArchiveWorker* worker, MomentMaker* maker,
           QThread* logThread, ServiceManager& manager);
    ~Server() override;

    /// Recovers what was kept, opens the geo database, if any, and the port. The addresses websites
    /// reach it by, or why it cannot.
    Result<QStringList> start();
    /// Accepts nothing new and answers what is under way; then `stopped`.
    void stop();

    const LiveModel& model() const { return m_model; }
    const Hub& hub() const { return m_hub; }
    Ingest& ingest() { return m_ingest; }
    /// What the pages of websites are to send to, the best first; once it has started.
    const QStringList& siteAddresses() const { return m_siteAddresses; }
    /// How the store stands; StoreState::Phase::None without one.
    StoreState storeState() const { return m_store ? m_store->state() : StoreState(); }
    GatewayCounts counts() const;
    /// How it stands, as its dashboards are told.
    SourceState state() const;
    /// How little is told of each site, and the one place to choose it.
    SensitivityKeeper& sensitivities() { return m_sensitivities; }
    /// The goals, and the one place to choose them.
    GoalKeeper& goals() { return m_goals; }
    const Webhooks& webhooks() const { return m_webhooks; }
    /// What is noted in the charts, and the one place to note it.
    MarkKeeper& marks() { return m_marks; }
    /// What operators did about alerts, and the one place to do it.
    AlertHandlingKeeper& alertHandling() { return m_alertHandling; }
    /// Which bots count, and the one place to choose it; and what was kept apart.
    FilterChoiceKeeper& filterChoices() { return m_filterChoices; }
    /// What was refused, and of whom.
    RefusedClients refusals() const;
    const BotFilter& bots() const { return m_bots; }
    /// "/login?once=…": opens the web dashboard once, within a minute, without a token.
    QByteArray loginPath();

Q_SIGNALS:
    void stopped();

private:
    RouteTable routes();
    PrivacySettings privacySettings() const;
    LiveSockets::Server liveServer();
    Metrics metrics() const;
    void closeGrant(quint64 grant);
    Result<void> openStore();
    void noteLimits();
    Result<void> openGrants();
    Result<void> openSensitivities();
    Result<void> openGoals();
    Result<void> openMarks();
    Result<void> openAlertHandling();
    Result<void> openFilterChoices();
    Result<void> openWebhooks();
    Result<void> openGeo();
    Result<void> openTls();
    QStringList logPositions() const;
    Result<void> checkLogs();
    void followLogs();
    Result<QStringList> listenOnAll();
    void takeSensitivities(const Sensitivities& now);
    Result<void> startSimulation();
    void simulate();
    void stopStore();

    const Options m_options;
    SystemClock& m_clock;
    Stages m_stages;
    StoreFolder* const m_folder;
    Grants m_grants;
    CredentialThrottle m_throttle;
    const Admission m_admission;
    AccessRoutes m_access;
    const StoreThreads m_threads;
    SeenIds m_seen;
    /// With --simulate. What is in the log by it is recovered like anything else.
    std::optional<Simulation> m_simulation;
    LiveModel m_model;
    Hub m_hub;
    Ingest m_ingest;
    Importer m_importer;
    std::unique_ptr<Store> m_store;
    SensitivityKeeper m_sensitivities;
    GoalKeeper m_goals;
    MarkKeeper m_marks;
    AlertHandlingKeeper m_alertHandling;
    FilterChoiceKeeper m_filterChoices;
    Webhooks m_webhooks;
    const std::unique_ptr<AlertReplays> m_replays;
    MomentMaker* const m_maker;
    const std::unique_ptr<Moments> m_moments;
    ArchiveRoutes m_archiveRoutes;
    ExportStreams m_exports;
    EventReader m_reader;
    const SiteRules m_sites;
    EventRates m_eventRates;
    LookRates m_lookRates;
    GeoDatabase m_geo;
    BotFilter m_bots;
    QThread* const m_logThread;
    QStringList m_logPositions;
    LogFeed m_logFeed;
    LogFollower* m_logFollower = nullptr;
    const EndpointContext m_context;
    EventIntake m_events;
    TrackerRoutes m_trackers;
    const RawDashboardEncoder m_rawDashboards;
    AnalyticsStream m_analyticsStream;
    PagePresenceSockets m_pageSockets;
    CounterSockets m_countSockets;
    VisitorCounter m_counterStreams;
    ViewerTracking m_viewerRoutes;
    SocketIoRoles m_socketIoRoles;
    SocketIoRoutes m_socketIo;
    LiveSockets m_liveSockets;
    ServiceManager& m_manager;
    std::unique_ptr<Gateway> m_gateway;
    QStringList m_siteAddresses;
    QTimer m_tick;
    QTimer m_simulationTick;
};

} // namespace footfall
