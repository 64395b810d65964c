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
    // quit() alone would pass by what is queued. Nor may what is queued quit: the thread could take
    // its event loop down while this one still wakes it.
    QMetaObject::invokeMethod(m_place, [] {}, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

} // namespace footfall
