// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server.h"
#include "core/base/time/clock.h"
#include "core/base/time/paced_call.h"
#include "core/source/live_source.h"

#include <QObject>
#include <QTimer>

namespace footfall {

/// The server's end of the window's live source: makes a snapshot when something changed, at most
/// thirty a second and never while one is under way; less often where that would take more than a
/// fifth of the time. Server thread.
class WindowFeed : public QObject
{
    Q_OBJECT

public:
    static constexpr DurationMs snapshotGapMs = 33;
    /// Even when nothing happens, what depends on the time is brought up to date this often.
    static constexpr DurationMs quietGapMs = 1000;
    /// After a snapshot it rests so many times as long as that took.
    static constexpr DurationMs restFactor = 4;

    WindowFeed(Server& server, QObject* parent);

    void setRequest(const footfall::SnapshotRequest& request);
    void snapshotTaken();
    void clear();
    void makeLoginPath();
    void chooseSensitivity(const std::optional<std::string>& site, Sensitivity sensitivity);
    void addMark(const Mark& mark);
    void removeMark(const Mark& mark);
    void setAlertSeen(const Alert& alert, bool isSeen);
    void setAlertMuted(const AlertTopic& topic, bool isMuted);
    void chooseBot(const std::string& name, std::optional<bool> counts);
    void chooseGoal(const std::string& site, const std::string& name, bool isGoal);

Q_SIGNALS:
    void snapshotReady(const footfall::SnapshotPtr& snapshot);
    void alertRaised(const footfall::Alert& alert);
    void refusedChanged(qint64 refused);
    /// Server::loginPath, for the one who asked.
    void loginPathMade(const QByteArray& path);
    void storeChanged(const footfall::StoreState& store);
    void sensitivitiesChanged(const footfall::Sensitivities& sensitivities);
    void sensitivityRefused(const QString& why);
    void goalRefused(const QString& why);
    void marksChanged(const std::vector<footfall::Mark>& marks);
    void markRefused(const QString& why);
    void alertHandlingRefused(const QString& why);
    void botRefused(const QString& why);
    void filteredChanged(const footfall::Filtered& filtered);
    void refusalsChanged(const footfall::RefusedClients& refusals);
    void webhooksChanged(const std::vector<footfall::WebhookState>& webhooks);

private:
    ChoiceKeeper::Acknowledge whenMarked();
    ChoiceKeeper::Acknowledge whenHandled();
    void publishSoon();
    void publish();
    void tellStore();
    void tellFiltered();
    void tellRefusals();

    Server& m_server;
    const SystemClock m_clock;
    PacedCall m_publish;
    QTimer m_quiet;
    QTimer m_rest;
    SteadyTime m_restUntil;
    SnapshotRequest m_request;
    bool m_isWatched = false;
    bool m_isUnderWay = false;
    bool m_isStale = false;
    qint64 m_refused = 0;
    StoreState m_store;
    Filtered m_filtered;
    RefusedClients m_refusals;
};

} // namespace footfall
