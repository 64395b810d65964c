// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/alerts/usual.h"

#include <QString>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QPainter;

namespace footfall {

/// Counts at even steps of time, the newest at the right end of so many places.
struct SparkValues
{
    std::vector<std::int32_t> counts;
    int places = 0;
    /// The band behind them.
    std::optional<Usual> usual = {};

    bool operator==(const SparkValues&) const = default;
    /// What is at the top of the line.
    double top() const;
};

/// A line without axes.
void drawSparkLine(QPainter& painter, const QRectF& area, const SparkValues& values);

/// The line with its highest count and the times at its ends; a tooltip tells the count below the
/// pointer.
class SparkLine : public QWidget
{
    Q_OBJECT

public:
    /// The count of a place in words.
    using CountText = std::function<QString(int place)>;

    /// `name` is said by screen readers.
    SparkLine(const QString& name, CountText countText, QWidget* parent);

    void show(const SparkValues& values, const QString& begin, const QString& end);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QRectF plot() const;
    std::optional<int> placeAt(const QPointF& position) const;

    const CountText m_countText;
    SparkValues m_values;
    QString m_begin;
    QString m_end;
};

} // namespace footfall
