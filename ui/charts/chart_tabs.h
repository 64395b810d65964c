// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/live_source.h"
#include "ui/lists/tab_panel.h"

namespace footfall {

class ConcurrencyPanel;
class HistoryPanel;
class TenMinutesChart;

/// The charts, one at a time: the last ten minutes, today against the same day last week, and how
/// many were active at once through the last 24 hours.
class ChartTabs : public TabPanel
{
    Q_OBJECT

public:
    enum class Chart
    {
        TenMinutes,
        Today,
        Concurrency
    };

    ChartTabs(LiveSource& source, QWidget* parent);

    void show(const SnapshotPtr& snapshot);
    /// A moment of the past is shown, or the present again.
    void setPast(bool isPast);
    /// What is noted in all charts.
    void setMarks(const std::vector<Mark>& marks);
    /// The statistics were cleared.
    void forgetAll();
    /// All of them as tables of their figures, or drawn.
    void setAsTables(bool asTables);
    /// The one that is seen.
    Chart chart() const;
    void choose(Chart chart);
    /// Shows a chart and gives it the keyboard.
    void goTo(Chart chart);

private:
    QWidget* pageOf(Chart chart) const;

    TenMinutesChart* const m_tenMinutes;
    HistoryPanel* const m_today;
    ConcurrencyPanel* const m_concurrency;
};

} // namespace footfall
