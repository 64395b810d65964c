// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_look.h"

#include "ui/look/labels.h"

#include <QAbstractAxis>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QHBoxLayout>
#include <QPainter>

namespace footfall {
namespace {

class LegendMark : public QWidget
{
public:
    LegendMark(ChartMark mark, QWidget* parent)
        : QWidget(parent)
        , m_mark(mark)
    {
        setFixedSize(mark == ChartMark::Dashes ? 3 * spaceStep : 2 * spaceStep, spaceStep);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Theme& theme = Theme::current();
        const int middle = height() / 2;
        if (m_mark == ChartMark::Bars)
            painter.fillRect(4, 0, spaceStep, spaceStep, theme.bars);
        else if (m_mark == ChartMark::Line)
            painter.fillRect(0, middle - 1, width(), 2, theme.accent);
        else
            for (int x = 0; x < width(); x += 9)
                painter.fillRect(x, middle - 1, 6, 2, theme.muted);
    }

private:
    const ChartMark m_mark;
};

} // namespace

void ChartLegend::setEntry(ChartMark mark, const QString& text)
{
    const QString name = QStringLiteral("legend%1").arg(int(mark));
    auto* label = findChild<ElidedLabel*>(name);
    if (!label) {
        auto* row = static_cast<QHBoxLayout*>(layout());
        if (!row) {
            row = new QHBoxLayout(this);
            row->setContentsMargins(0, 0, 0, 0);
            row->setSpacing(spaceStep);
            row->addStretch(1);
        } else {
            row->addSpacing(spaceStep);
        }
        label = new ElidedLabel(TypeSize::Caption, Tone::Muted, this);
        label->setObjectName(name);
        row->addWidget(new LegendMark(mark, this));
        row->addWidget(label);
    }
    label->setLine(text);
}

void prepareChartView(QChartView* view)
{
    view->setFocusPolicy(Qt::NoFocus);
    view->viewport()->setFocusPolicy(Qt::NoFocus);
    view->setFrameShape(QFrame::NoFrame);
    view->setRenderHint(QPainter::Antialiasing);
    view->viewport()->setMouseTracking(true);
}

void applyChartLook(QChart* chart, QChartView* view)
{
    const Theme& theme = Theme::current();
    chart->setBackgroundVisible(false);
    chart->legend()->hide();
    chart->setMargins(QMargins(spaceStep, spaceStep, spaceStep, spaceStep));
    chart->setLocalizeNumbers(true);
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    view->setBackgroundBrush(theme.window);
    for (QAbstractAxis* axis : chart->axes()) {
        axis->setLabelsFont(typeFont(TypeSize::Caption));
        axis->setLabelsColor(theme.muted);
        axis->setLinePen(QPen(theme.hairline, 1));
        axis->setGridLinePen(QPen(theme.hairline, 1));
        axis->setTitleVisible(false);
        if (axis->orientation() == Qt::Vertical)
            axis->setLineVisible(false);
    }
}

void drawChartValue(QPainter& painter, const QRectF& plot, double x, const QString& text)
{
    const Theme& theme = Theme::current();
    painter.setPen(QPen(theme.muted, 1));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));

    const QFont font = typeFont(TypeSize::Caption);
    const QFontMetrics metrics(font);
    QRectF box(0, plot.top(), metrics.horizontalAdvance(text) + 2 * spaceStep,
               metrics.height() + spaceStep);
    box.moveLeft(x + spaceStep);
    if (box.right() > plot.right())
        box.moveRight(x - spaceStep);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.text);
    painter.drawRoundedRect(box, 4, 4);
    painter.setFont(font);
    painter.setPen(theme.window);
    painter.drawText(box, Qt::AlignCenter, text);
}

QRectF plotAreaOf(const QChartView* view)
{
    const QChart* chart = view->chart();
    return view->mapFromScene(chart->mapToScene(chart->plotArea())).boundingRect();
}

qint64 axisTop(qint64 value)
{
    constexpr qint64 largestStep = 100'000'000'000;
    for (qint64 step = 1; step <= largestStep; step *= 10) {
        for (const int factor : {4, 6, 8, 10, 12, 16, 20, 30}) {
            if (value <= factor * step)
                return factor * step;
        }
    }
    return value;
}

} // namespace footfall
