// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/day_curve.h"
#include "ui/charts/history_panel.h"

namespace footfall {

struct ChartFigures;

/// Visitors, or page views, that today has had so far, over those of the same day last week by the
/// same time on the clock on the wall.
class TodayPanel : public HistoryPanel
{
    Q_OBJECT

public:
    TodayPanel(LiveSource& source, QWidget* parent);

private:
    void ask() override;
    bool isAsking(const PastQuestion& question) const override;
    bool take(const History& history) override;
    void draw() override;
    void forget() override;
    std::optional<double> placeOf(TimeMs at) const override;
    void makeChoice();
    QString valuesText(int place) const;
    ChartFigures figures() const;

    DayFigure m_figure = DayFigure::Visitors;
    HistoryRequest m_todayAsked;
    HistoryRequest m_weekAgoAsked;
    std::optional<History> m_today;
    std::optional<History> m_weekAgo;
    // What is drawn.
    DayCurve m_todayCurve;
    DayCurve m_weekAgoCurve;
    int m_minuteNow = 0;
    TimeMs m_weekAgoDay;
};

} // namespace footfall
