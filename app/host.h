// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options/operator_token.h"
#include "app/options/options.h"
#include "app/service/service_manager.h"
#include "app/work_thread.h"
#include "core/base/result.h"
#include "core/base/time/clock.h"
#include "core/source/live_source.h"
#include "core/store/store.h"

#include <QObject>
#include <QStringList>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

#include <memory>

namespace footfall {

class ArchiveWorker;
class MomentMaker;
class Server;
class StoreFolder;

/// Runs the server on a thread of its own, what the store does on two more, and logs that are
/// followed on another: the only place that creates threads. Main thread.
class Host : public QObject
{
    Q_OBJECT

public:
    explicit Host(const Options& options, ServiceManager manager = {}, QObject* parent = nullptr);
    ~Host() override;

    /// Starts the threads, recovers what was kept and opens the port; returns when that is done or
    /// has failed.
    Result<QStringList> start();
    /// Stops the server, answering what is under way; returns when everything is on the disk and
    /// the threads have ended.
    void stop();
    /// What dashboards on other machines need; known once `start` has returned.
    const OperatorToken& token() const { return m_token; }
    /// What the pages of websites are to send to, the best first; known once `start` has returned.
    const QStringList& siteAddresses() const { return m_siteAddresses; }
    /// Tells who waits for it that this server has started, and from then on that it goes on; and
    /// the windows of this machine, where it is a service.
    void announce();
    /// What a window sees of this server; from `start` to `stop`. Made on the first call.
    LiveSource& source();

private:
    /// Where the store is to be; empty: nowhere.
    QString storePath();
    Result<StoreThreads> openStore();
    Result<void> openToken();
    void openDoor();

    Options m_options;
    ServiceManager m_manager;
    /// Of the server and the store's writer, which outlives it.
    SystemClock m_clock;
    OperatorToken m_token;
    QThread m_thread;
    QTimer m_alive;
    /// What made-up visitors leave goes with the program.
    std::unique_ptr<QTemporaryDir> m_simulated;
    /// Only with a store.
    std::unique_ptr<StoreFolder> m_folder;
    ArchiveWorker* m_worker = nullptr;
    MomentMaker* m_maker = nullptr;
    std::unique_ptr<WorkThread> m_writer;
    std::unique_ptr<WorkThread> m_archive;
    /// Only with logs to follow.
    std::unique_ptr<WorkThread> m_logs;
    Server* m_server = nullptr;
    QStringList m_addresses;
    QStringList m_siteAddresses;
    std::unique_ptr<LiveSource> m_source;
};

} // namespace footfall
