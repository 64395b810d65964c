// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bell.h"

#include <QApplication>

namespace footfall {
namespace {

constexpr qint64 restMs = 2'000;

} // namespace

void Bell::hear(const Snapshot& snapshot)
{
    const bool isNew = m_visitors >= 0 && snapshot.visitorsToday > m_visitors;
    m_visitors = snapshot.visitorsToday;
    if (isNew)
        ring();
}

void Bell::ring()
{
    if (!m_on || (m_sinceRing.isValid() && m_sinceRing.elapsed() < restMs))
        return;
    m_sinceRing.start();
    QApplication::beep();
}

} // namespace footfall
