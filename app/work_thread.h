// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QThread>

namespace footfall {

/// A thread with an event loop. Main thread.
class WorkThread
{
public:
    explicit WorkThread(const QString& name);
    ~WorkThread();
    WorkThread(const WorkThread&) = delete;
    WorkThread& operator=(const WorkThread&) = delete;

    QThread* thread() { return &m_thread; }
    /// Something that lives there: what is called by way of it runs there.
    QObject* place() { return m_place; }
    /// Ends it once it has done all that it was asked so far, and returns then.
    void finish();

private:
    QThread m_thread;
    QObject* m_place;
};

} // namespace footfall
