// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/history_panel.h"

namespace footfall {

class ChartLegend;

/// The most sessions active at once through the last 24 hours.
class ConcurrencyPanel : public HistoryPanel
{
    Q_OBJECT

public:
    explicit ConcurrencyPanel(QWidget* parent = nullptr);

    /// For the corner of the panel that this one sits in, which takes it.
    ChartLegend* legend() const { return m_legend; }

protected:
    void ask() override;
    bool hasAsked(const HistoryRequest& request) const override;
    bool take(const History& history) override;
    void draw() override;
    void forget() override;

private:
    QString valuesText(int place) const;
    QString peakText() const;

    ChartLegend* const m_legend;
    HistoryRequest m_asked;
    std::vector<HistoryPoint> m_points;
};

} // namespace footfall
