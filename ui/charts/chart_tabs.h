// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/live_source.h"
#include "ui/lists/tab_panel.h"

namespace footfall {

class ChartPanel;
class ConcurrencyPanel;
class HistoryPanel;
class TodayPanel;

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

    explicit ChartTabs(QWidget* parent = nullptr);

    void show(const SnapshotPtr& snapshot);
    void show(const History& history);
    void showFailure(const HistoryRequest& request, const QString& why);
    /// Asks anew for what has failed.
    void tryAgain();
    void setState(const SourceState& state);
    void setSite(const std::optional<std::string>& site);
    /// The statistics were cleared.
    void forgetAll();
    /// Shows a chart and gives it the keyboard.
    void goTo(Chart chart);

Q_SIGNALS:
    void historyWanted(const footfall::HistoryRequest& request);

private:
    ChartPanel* const m_tenMinutes;
    TodayPanel* const m_today;
    ConcurrencyPanel* const m_concurrency;
    const std::array<HistoryPanel*, 2> m_histories;
};

} // namespace footfall
