// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/line_chart.h"

#include "ui/charts/chart_look.h"
#include "ui/look/theme.h"

#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QKeyEvent>
#include <QLineSeries>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>

namespace footfall {
namespace {

/// Lies over the chart, so that a moving pointer never makes it compute anything.
class Overlay : public QWidget
{
public:
    using Draw = std::function<void(QPainter&)>;

    Overlay(Draw draw, QWidget* parent)
        : QWidget(parent)
        , m_draw(std::move(draw))
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        m_draw(painter);
    }

private:
    const Draw m_draw;
};

double highest(const QList<QPointF>& line)
{
    double most = 0;
    for (const QPointF& point : line)
        most = std::max(most, point.y());
    return most;
}

} // namespace

LineChart::LineChart(int places, const QString& name, ValuesText valuesText, QWidget* parent)
    : QWidget(parent)
    , m_places(places)
    , m_valuesText(std::move(valuesText))
    , m_chart(new QChart)
    , m_view(new QChartView(m_chart, this))
    , m_overlay(new Overlay([this](QPainter& painter) { drawValues(painter); }, m_view))
    , m_dashes(new QLineSeries)
    , m_line(new QLineSeries)
{
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(name);
    prepareChartView(m_view);
    m_view->viewport()->installEventFilter(this);
    m_chart->addSeries(m_dashes);
    m_chart->addSeries(m_line);
    makeAxes();
    applyLook();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    connect(m_chart, &QChart::plotAreaChanged, m_overlay, [this] { m_overlay->update(); });
}

void LineChart::makeAxes()
{
    m_timeAxis = new QCategoryAxis;
    m_timeAxis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_timeAxis->setRange(0, m_places - 1);
    m_timeAxis->setGridLineVisible(false);
    m_countAxis = new QValueAxis;
    m_countAxis->setLabelFormat(QStringLiteral("%.0f"));
    m_countAxis->setRange(0, 4);
    m_countAxis->setTickCount(3);
    m_chart->addAxis(m_timeAxis, Qt::AlignBottom);
    m_chart->addAxis(m_countAxis, Qt::AlignLeft);
    for (QLineSeries* line : {m_dashes, m_line}) {
        line->attachAxis(m_timeAxis);
        line->attachAxis(m_countAxis);
    }
}

void LineChart::applyLook()
{
    const Theme& theme = Theme::current();
    applyChartLook(m_chart, m_view);
    // The last label stands half beyond the plot.
    m_chart->setMargins(QMargins(spaceStep, spaceStep, 3 * spaceStep, spaceStep));
    m_line->setPen(QPen(theme.accent, 2));
    QPen dashes(theme.muted, 2);
    dashes.setDashPattern({3, 1.5});
    dashes.setCapStyle(Qt::FlatCap);
    m_dashes->setPen(dashes);
}

void LineChart::setLabels(const QList<Label>& labels)
{
    for (const QString& old : m_timeAxis->categoriesLabels())
        m_timeAxis->remove(old);
    for (const Label& label : labels)
        m_timeAxis->append(label.text, label.place);
    // A range that stays would leave the labels where they were.
    m_timeAxis->setRange(0, m_places);
    m_timeAxis->setRange(0, m_places - 1);
}

void LineChart::setLines(const QList<QPointF>& line, const QList<QPointF>& dashes)
{
    m_countAxis->setMax(double(axisTop(qint64(std::max(highest(line), highest(dashes))))));
    m_line->replace(line);
    m_dashes->replace(dashes);
    m_overlay->update();
}

QString LineChart::shownValues() const
{
    return m_place ? m_valuesText(*m_place) : QString();
}

void LineChart::drawValues(QPainter& painter) const
{
    const QString text = shownValues();
    if (text.isEmpty())
        return;
    const QRectF plot = plotAreaOf(m_view);
    drawChartValue(painter, plot, plot.left() + plot.width() * *m_place / (m_places - 1), text);
}

std::optional<int> LineChart::placeAt(const QPointF& position) const
{
    const QRectF plot = plotAreaOf(m_view);
    if (!plot.contains(position) || plot.width() <= 0)
        return {};
    return qRound((position.x() - plot.left()) / plot.width() * (m_places - 1));
}

void LineChart::setPlace(std::optional<int> place)
{
    if (place == m_place)
        return;
    m_place = place;
    m_overlay->update();
}

void LineChart::movePlace(int by)
{
    const int from = m_place.value_or(by < 0 ? m_places : -1);
    setPlace(std::clamp(from + by, 0, m_places - 1));
    setAccessibleDescription(shownValues());
}

bool LineChart::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseMove)
        setPlace(placeAt(static_cast<QMouseEvent*>(event)->position()));
    else if (event->type() == QEvent::Leave)
        setPlace({});
    return QWidget::eventFilter(watched, event);
}

void LineChart::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Left)
        movePlace(-1);
    else if (event->key() == Qt::Key_Right)
        movePlace(1);
    else
        QWidget::keyPressEvent(event);
}

void LineChart::focusOutEvent(QFocusEvent* event)
{
    setPlace({});
    QWidget::focusOutEvent(event);
}

void LineChart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        applyLook();
    QWidget::changeEvent(event);
}

void LineChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_overlay->setGeometry(m_view->rect());
    m_overlay->raise();
}

} // namespace footfall
