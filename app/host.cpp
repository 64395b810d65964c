// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host.h"

#include "app/local_source.h"
#include "app/local_time.h"
#include "app/server.h"
#include "app/service/service_door.h"
#include "core/base/log.h"
#include "core/http/tls/tls_context.h"
#include "core/store/archive/archive_worker.h"

#include <QFile>

#include <csignal>

namespace footfall {

Host::Host(const Options& options, ServiceManager manager, QObject* parent)
    : QObject(parent)
    , m_options(options)
    , m_manager(std::move(manager))
{
    m_thread.setObjectName(QStringLiteral("server"));
    qRegisterMetaType<SnapshotPtr>();
    qRegisterMetaType<SnapshotRequest>();
    qRegisterMetaType<Alert>();
}

Host::~Host()
{
    stop();
}

Result<QStringList> Host::start()
{
    keepOpenSslThroughExit();
    // Beyond a limit on file sizes a write fails, and is told of, as on a full disk.
    std::signal(SIGXFSZ, SIG_IGN);
    // Whoever reads the log may leave: nothing but the log is lost then.
    std::signal(SIGPIPE, SIG_IGN);
    const Result<StoreThreads> threads = openStore();
    if (!threads)
        return Error{threads.error()};
    if (const Result<void> opened = openToken(); !opened)
        return Error{opened.error()};
    if (!m_options.logs.isEmpty())
        m_logs = std::make_unique<WorkThread>(QStringLiteral("logs"));
    auto* starter = new QObject;
    starter->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, starter, &QObject::deleteLater);
    m_thread.start();

    Result<QStringList> started = QStringList();
    QMetaObject::invokeMethod(
        starter,
        [&] {
            m_server = new Server(m_options, m_clock, m_folder.get(), *threads, m_worker, m_maker,
                                  m_logs ? m_logs->thread() : nullptr, m_manager);
            // Parts go with their thread, so that every timer and notifier dies where it lives.
            connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
            // Direct: this thread waits in stop() and would never come to a queued call.
            connect(m_server, &Server::stopped, &m_thread, &QThread::quit, Qt::DirectConnection);
            started = m_server->start();
            m_siteAddresses = m_server->siteAddresses();
        },
        Qt::BlockingQueuedConnection);
    if (started)
        m_addresses = *started;
    return started;
}

QString Host::storePath()
{
    const double rate = m_options.simulatedRate;
    if (m_options.inMemory || rate <= 0 || rate > Simulation::maxKeptRate)
        return m_options.dataDir;
    m_simulated = std::make_unique<QTemporaryDir>();
    return m_simulated->isValid() ? m_simulated->path() : QString();
}

Result<StoreThreads> Host::openStore()
{
    const QString path = storePath();
    if (path.isEmpty())
        return StoreThreads();
    Result<std::unique_ptr<StoreFolder>> opened = StoreFolder::open(path, m_clock.now());
    if (!opened)
        return Error{opened.error()};
    m_folder = std::move(*opened);
    m_writer = std::make_unique<WorkThread>(QStringLiteral("store"));
    m_archive = std::make_unique<WorkThread>(QStringLiteral("archive"));
    m_worker = new ArchiveWorker(
        QFile::encodeName(StoreFolder::databasePath(m_folder->path())).toStdString());
    m_worker->moveToThread(m_archive->thread());
    connect(m_archive->thread(), &QThread::finished, m_worker, &QObject::deleteLater);
    m_maker = new MomentMaker(
        QFile::encodeName(StoreFolder::databasePath(m_folder->path())).toStdString(),
        {m_options.limits, localTime, nextLocalMidnight, m_folder->path()});
    m_maker->moveToThread(m_archive->thread());
    connect(m_archive->thread(), &QThread::finished, m_maker, &QObject::deleteLater);
    return StoreThreads{m_writer->thread(), m_archive->thread()};
}

Result<void> Host::openToken()
{
    const Result<OperatorToken> token = OperatorToken::of(m_options);
    if (!token)
        return Error{token.error()};
    m_token = *token;
    m_options.token = m_token.token;
    return {};
}

/// A certificate names no address of loopback.
void Host::openDoor()
{
    const QString folder = ServiceDoor::ownFolder();
    if (folder.isEmpty())
        return;
    const bool isEncrypted = !m_options.tlsCert.isEmpty();
    const QString address = isEncrypted ? m_siteAddresses.value(0)
                                        : reachableUrl(QUrl(m_addresses.value(0))).toString();
    const ServiceDoor door{address, m_token.token};
    if (const Result<void> opened = door.openIn(folder); !opened)
        qCWarning(logApp, "Windows of this machine do not find it: %s", opened.error().c_str());
}

/// Where one of the two threads hangs, the next word does not come.
void Host::announce()
{
    openDoor();
    m_manager.ready();
    const DurationMs every = m_manager.aliveEvery();
    if (every <= 0)
        return;
    connect(&m_alive, &QTimer::timeout, this, [this] {
        QMetaObject::invokeMethod(m_server, [this] { m_manager.alive(); }, Qt::QueuedConnection);
    });
    m_alive.start(std::chrono::milliseconds(every));
}

void Host::stop()
{
    if (!m_thread.isRunning())
        return;
    m_alive.stop();
    m_manager.stopping();
    QMetaObject::invokeMethod(m_server, &Server::stop, Qt::QueuedConnection);
    m_thread.wait();
    m_server = nullptr;
    m_source.reset();
    m_logs.reset();
    // The writer is the last to close the database: it moves its log into it.
    m_archive.reset();
    m_worker = nullptr;
    m_maker = nullptr;
    m_writer.reset();
    m_folder.reset();
}

LiveSource& Host::source()
{
    if (!m_source)
        m_source =
            std::make_unique<LocalSource>(*m_server, m_worker, m_maker, m_addresses, m_token);
    return *m_source;
}

} // namespace footfall
