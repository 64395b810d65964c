// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/archive/archive_worker.h"

#include <QThread>

#include <memory>
#include <semaphore>

namespace footfall {

/// An archive worker on a thread of its own, as in the program; the test can make it wait.
class ArchiveThread
{
public:
    explicit ArchiveThread(const std::string& path)
        : m_worker(std::make_unique<ArchiveWorker>(path))
    {
        m_worker->moveToThread(&m_thread);
        m_thread.start();
    }
    ~ArchiveThread()
    {
        goOn();
        m_thread.quit();
        m_thread.wait();
    }

    ArchiveWorker& worker() { return *m_worker; }
    /// What is asked from now on waits until `goOn`.
    void pause()
    {
        m_paused = true;
        QMetaObject::invokeMethod(
            m_worker.get(), [this] { m_gate.acquire(); }, Qt::QueuedConnection);
    }
    void goOn()
    {
        if (std::exchange(m_paused, false))
            m_gate.release();
    }

private:
    QThread m_thread;
    std::unique_ptr<ArchiveWorker> m_worker;
    std::binary_semaphore m_gate{0};
    bool m_paused = false;
};

} // namespace footfall
