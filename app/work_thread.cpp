// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/work_thread.h"

namespace footfall {

WorkThread::WorkThread(const QString& name)
    : m_place(new QObject)
{
    m_thread.setObjectName(name);
    m_place->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_place, &QObject::deleteLater);
    m_thread.start();
}

WorkThread::~WorkThread()
{
    finish();
}

void WorkThread::finish()
{
    if (!m_thread.isRunning())
        return;
    // Not quit() from here: that would pass by what is queued.
    QMetaObject::invokeMethod(
        m_place, [this] { m_thread.quit(); }, Qt::QueuedConnection);
    m_thread.wait();
}

} // namespace footfall
