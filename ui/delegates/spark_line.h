// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/alerts/usual.h"
#include "ui/look/theme.h"

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
void drawSparkLine(QPainter& painter, const QRectF& area, const SparkValues& values,
                   const Theme& theme = Theme::current());

/// The line with its highest count and the times at its ends. The pointer and the arrow keys go
/// through the counts: the one in words stands below the line, a screen reader says it.
class SparkLine : public QWidget
{
    Q_OBJECT

public:
    /// The count of a place in words.
    using CountText = std::function<QString(int place)>;

    /// `name` is said by screen readers.
    SparkLine(const QString& name, CountText countText, QWidget* parent);

    void show(const SparkValues& values, const QString& begin, const QString& end);
    /// What it shows is old: it is greyed.
    void setStale(bool stale);
    bool isStale() const { return m_isStale; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    int known() const { return int(m_values.counts.size()); }
    QRectF plot() const;
    std::optional<int> placeAt(const QPointF& position) const;
    void setPlace(std::optional<int> place);
    void moveTo(int place);
    void describe();
    void drawPlace(QPainter& painter, const QRectF& area) const;
    void drawWords(QPainter& painter, const QRectF& area) const;

    const CountText m_countText;
    SparkValues m_values;
    QString m_begin;
    QString m_end;
    /// The count that is told in words.
    std::optional<int> m_place;
    bool m_isStale = false;
};

} // namespace footfall
