// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/quiet_hours.h"

#include "ui/text/text_format.h"

#include <QCoreApplication>
#include <QDateTime>

namespace footfall {
namespace {

struct QuietWords
{
    Q_DECLARE_TR_FUNCTIONS(footfall::QuietHours)
};

} // namespace

bool QuietHours::holds(TimeMs at) const
{
    if (!isOn)
        return false;
    const QTime time = QDateTime::fromMSecsSinceEpoch(at.sinceEpoch()).time();
    if (from < to)
        return from <= time && time < to;
    return time >= from || time < to;
}

QString QuietHours::text() const
{
    return QuietWords::tr("from %1 to %2").arg(timeOfDayText(from), timeOfDayText(to));
}

} // namespace footfall
