// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/history_panel.h"

namespace footfall {

/// The most sessions active at once through the last 24 hours.
class ConcurrencyPanel : public HistoryPanel
{
    Q_OBJECT

public:
    ConcurrencyPanel(LiveSource& source, QWidget* parent);

private:
    void ask() override;
    bool isAsking(const PastQuestion& question) const override;
    bool take(const History& history) override;
    void draw() override;
    void forget() override;
    QString valuesText(int place) const;
    QString peakText() const;

    HistoryRequest m_asked;
    std::vector<HistoryPoint> m_points;
};

} // namespace footfall
