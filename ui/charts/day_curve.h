// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/history.h"
#include "ui/text/local_day.h"

#include <QString>

#include <array>

namespace footfall {

/// What is compared.
enum class DayFigure
{
    Visitors,
    PageViews
};

/// How many there were by each time of a day. It goes by the clock on the wall, so that
/// days of 23 and 25 hours can be laid over any other.
class DayCurve
{
public:
    DayCurve() = default;
    /// `history` covers the day, or its beginning.
    DayCurve(const History& history, DayFigure figure, const QTimeZone& zone = {});

    /// Before this minute of the day, 0 to `minutesOfDay`.
    qint64 before(int minute) const { return m_before[std::size_t(minute)]; }
    qint64 whole() const { return m_before.back(); }

private:
    std::array<qint64, minutesOfDay + 1> m_before{};
};

/// "1,204 visitors so far, 12 % more than last Tuesday by this time". `then`: by this time a week
/// ago; `thenWhole`: on all of that day, whose name is `weekday`.
QString comparisonText(DayFigure figure, qint64 now, qint64 then, qint64 thenWhole,
                       const QString& weekday);

} // namespace footfall
