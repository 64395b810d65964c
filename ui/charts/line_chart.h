// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>
#include <QWidget>

#include <functional>
#include <optional>

class QCategoryAxis;
class QChart;
class QChartView;
class QLineSeries;
class QValueAxis;

namespace footfall {

/// One line, and if need be a dashed one of another time, over numbered places in time. The
/// pointer, or the arrow keys, show the values of a place.
class LineChart : public QWidget
{
    Q_OBJECT

public:
    struct Label
    {
        int place = 0;
        QString text;
    };
    /// The values of a place in words; empty where there is nothing to say.
    using ValuesText = std::function<QString(int place)>;

    /// Places are 0 to `places` − 1. `name` is said by screen readers.
    LineChart(int places, const QString& name, ValuesText valuesText, QWidget* parent = nullptr);

    void setLabels(const QList<Label>& labels);
    /// Both lines at once, in places and counts; the axis fits the higher one.
    void setLines(const QList<QPointF>& line, const QList<QPointF>& dashes = {});
    /// The place whose values are shown; nothing: none.
    std::optional<int> place() const { return m_place; }
    QString shownValues() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeAxes();
    void applyLook();
    void setPlace(std::optional<int> place);
    void movePlace(int by);
    std::optional<int> placeAt(const QPointF& position) const;
    void drawValues(QPainter& painter) const;

    const int m_places;
    const ValuesText m_valuesText;
    QChart* const m_chart;
    QChartView* const m_view;
    QWidget* const m_overlay;
    QLineSeries* const m_dashes;
    QLineSeries* const m_line;
    QCategoryAxis* m_timeAxis = nullptr;
    QValueAxis* m_countAxis = nullptr;
    std::optional<int> m_place;
};

} // namespace footfall
