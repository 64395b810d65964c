// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <ctime>

namespace footfall {

/// Central Europe as a rule, so that no database of zones is needed: summer time from the last
/// Sunday of March to the last of October.
inline constexpr char centralEurope[] = "CET-1CEST,M3.5.0,M10.5.0/3";

/// The local time zone while this lives.
class LocalZone
{
public:
    explicit LocalZone(const char* zone)
        : m_before(qgetenv("TZ"))
    {
        qputenv("TZ", zone);
        ::tzset();
    }
    ~LocalZone()
    {
        qputenv("TZ", m_before);
        ::tzset();
    }
    Q_DISABLE_COPY_MOVE(LocalZone)

private:
    const QByteArray m_before;
};

} // namespace footfall
