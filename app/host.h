// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options.h"
#include "core/base/result.h"
#include "core/source/live_source.h"

#include <QObject>
#include <QStringList>
#include <QThread>

#include <memory>

namespace footfall {

class Server;

/// Runs the server on a thread of its own: the only place that creates threads. Main thread.
class Host : public QObject
{
    Q_OBJECT

public:
    explicit Host(const Options& options, QObject* parent = nullptr);
    ~Host() override;

    /// Starts the thread and opens the port; returns when that is done or has failed.
    Result<QStringList> start();
    /// Stops the server, answering what is under way; returns when the thread has ended.
    void stop();
    /// What a window sees of this server; from `start` to `stop`. Made on the first call.
    LiveSource& source();

private:
    const Options m_options;
    QThread m_thread;
    Server* m_server = nullptr;
    QStringList m_addresses;
    std::unique_ptr<LiveSource> m_source;
};

} // namespace footfall
