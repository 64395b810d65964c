// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/history_panel.h"

namespace footfall {

struct ChartFigures;

/// The most sessions active at once through the last 24 hours, and how many are usual.
class ConcurrencyPanel : public HistoryPanel
{
    Q_OBJECT

public:
    ConcurrencyPanel(LiveSource& source, QWidget* parent);

    /// Active visitors as they are usual; seen with the next chart, or at once.
    void showUsual(const std::vector<UsualPoint>& points);

private:
    void ask() override;
    bool isAsking(const PastQuestion& question) const override;
    bool take(const History& history) override;
    void draw() override;
    void forget() override;
    std::optional<double> placeOf(TimeMs at) const override;
    QString valuesText(int place) const;
    QString peakText() const;
    ChartFigures figures() const;
    void drawUsual();

    HistoryRequest m_asked;
    std::vector<HistoryPoint> m_points;
    std::vector<UsualPoint> m_usual;
};

} // namespace footfall
