// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include <optional>

class QAbstractSeries;
class QCategoryAxis;
class QChart;
class QChartView;
class QValueAxis;

namespace footfall {

class ChartTable;
struct ChartFigures;

/// A chart over numbered places in time. The pointer, or the arrow keys, show the values of a
/// place; as a table it shows all of them. What lies over the plot is drawn apart from it, so that a moving pointer never makes the
/// chart compute anything.
class CrosshairChart : public QWidget
{
    Q_OBJECT

public:
    /// Places are 0 to `places` − 1; the plot goes beyond the first and the last by `margin` of a
    /// place. `name` is said by screen readers.
    CrosshairChart(int places, double margin, const QString& name, QWidget* parent);

    struct Label
    {
        double place = 0;
        QString text;
    };
    /// The labels of the time axis, in place of those before.
    void setLabels(const QList<Label>& labels);
    /// Shows its figures as a table in place of the plot.
    void setAsTable(bool asTable);

    /// What somebody noted at a place.
    struct Note
    {
        double place = 0;
        QString text;
    };
    void setNotes(const QList<Note>& notes);

protected:
    QChart* chart() const { return m_chart; }
    /// A new axis of counts at one side of the plot.
    QValueAxis* addCountAxis(Qt::Alignment side);
    /// Takes a series, whose counts go by this axis.
    void addSeries(QAbstractSeries* series, QValueAxis* countAxis);
    /// The least even round number not below `value`: 4, 6, 8, 10, 12, 16, 20, 30, 40, 60…
    static double axisTop(qint64 value);
    QRectF plotArea() const;
    /// Where a place is, in the coordinates of the plot.
    double positionOf(double place) const;
    /// What lies over the plot is to be drawn anew.
    void updateOverlay() { m_overlay->update(); }

    /// Other figures are shown than before: those of the table, too.
    void renewTable();

    /// All that is shown, in figures.
    virtual ChartFigures figures() const = 0;
    /// The values of a place in words; empty where there is nothing to say.
    virtual QString valuesText(int place) const = 0;
    /// What lies over the plot below the values.
    virtual void drawMarks(QPainter&) const {}
    /// Takes colours, fonts and margins of the current theme; also called by whoever derives, once
    /// its series and axes are there.
    virtual void applyLook();

    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setPlace(std::optional<int> place);
    void movePlace(int by);
    std::optional<int> placeAt(const QPointF& position) const;
    QString shownValues() const;
    void drawNotes(QPainter& painter) const;
    void drawOverlay(QPainter& painter) const;
    void fitTable();

    const int m_places;
    const double m_margin;
    QChart* const m_chart;
    QChartView* const m_view;
    QWidget* const m_overlay;
    QCategoryAxis* const m_timeAxis;
    ChartTable* const m_table;
    std::optional<int> m_place;
    QList<Note> m_notes;
};

} // namespace footfall
