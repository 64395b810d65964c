// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QWidget>

#include <functional>
#include <optional>

namespace footfall {

/// What lies over the chart: the marks of alerts, and the values under the pointer. Apart from
/// the chart so that a moving pointer never makes it compute anything.
class ChartOverlay : public QWidget
{
    Q_OBJECT

public:
    /// The plot in the coordinates of this widget.
    using PlotArea = std::function<QRectF()>;

    ChartOverlay(PlotArea plotArea, QWidget* parent);

    void show(const SnapshotPtr& snapshot);
    /// The bucket whose values are shown; nothing: none.
    void setBucket(std::optional<int> bucket);
    std::optional<int> bucket() const { return m_bucket; }
    /// The bucket at a place of the plot.
    std::optional<int> bucketAt(const QPointF& position) const;
    /// The values of the shown bucket, as read out.
    QString valuesText() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double centerOf(int bucket) const;
    std::optional<int> bucketOf(TimeMs at) const;
    void drawAlerts(QPainter& painter) const;
    void drawValues(QPainter& painter) const;

    const PlotArea m_plotArea;
    SnapshotPtr m_snapshot;
    std::optional<int> m_bucket;
};

} // namespace footfall
