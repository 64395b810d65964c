// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/crosshair_chart.h"

#include "ui/charts/chart_table.h"
#include "ui/look/theme.h"

#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <functional>

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

/// A tooltip-like box with a text beside a vertical line at `x`, kept within the plot.
void drawValue(QPainter& painter, const QRectF& plot, double x, const QString& text)
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

} // namespace

CrosshairChart::CrosshairChart(int places, double margin, const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_places(places)
    , m_margin(margin)
    , m_chart(new QChart)
    , m_view(new QChartView(m_chart, this))
    , m_overlay(new Overlay([this](QPainter& painter) { drawOverlay(painter); }, m_view))
    , m_timeAxis(new QCategoryAxis)
    , m_table(new ChartTable(name, this))
{
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(name);
    // The keyboard is the chart's, never its view's.
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->viewport()->setFocusPolicy(Qt::NoFocus);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->viewport()->setMouseTracking(true);
    m_view->viewport()->installEventFilter(this);
    m_timeAxis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_timeAxis->setRange(-m_margin, m_places - 1 + m_margin);
    m_timeAxis->setGridLineVisible(false);
    m_chart->addAxis(m_timeAxis, Qt::AlignBottom);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    layout->addWidget(m_table);
    m_table->hide();
    connect(m_chart, &QChart::plotAreaChanged, m_overlay, [this] { updateOverlay(); });
}

QValueAxis* CrosshairChart::addCountAxis(Qt::Alignment side)
{
    auto* axis = new QValueAxis;
    axis->setLabelFormat(QStringLiteral("%.0f"));
    axis->setRange(0, 4);
    axis->setTickCount(3);
    m_chart->addAxis(axis, side);
    return axis;
}

void CrosshairChart::addSeries(QAbstractSeries* series, QValueAxis* countAxis)
{
    m_chart->addSeries(series);
    series->attachAxis(m_timeAxis);
    series->attachAxis(countAxis);
}

void CrosshairChart::setLabels(const QList<Label>& labels)
{
    for (const QString& old : m_timeAxis->categoriesLabels())
        m_timeAxis->remove(old);
    for (const Label& label : labels)
        m_timeAxis->append(label.text, label.place);
    // A range that stays would leave the labels where they were.
    m_timeAxis->setRange(-m_margin, m_places);
    m_timeAxis->setRange(-m_margin, m_places - 1 + m_margin);
}

void CrosshairChart::setAsTable(bool asTable)
{
    const bool hadKeyboard = hasFocus() || m_table->hasFocus();
    m_table->setVisible(asTable);
    m_view->setVisible(!asTable);
    fitTable();
    renewTable();
    // A chart that is drawn has the keyboard itself.
    setFocusProxy(asTable ? m_table : nullptr);
    if (hadKeyboard)
        setFocus(Qt::OtherFocusReason);
}

/// No row is cut at rest.
void CrosshairChart::fitTable()
{
    const int rest = m_table->isVisibleTo(this) ? m_table->restOf(height()) : 0;
    layout()->setContentsMargins(0, 0, 0, rest);
}

void CrosshairChart::renewTable()
{
    if (m_table->isVisibleTo(this))
        m_table->show(figures());
}

double CrosshairChart::axisTop(qint64 value)
{
    constexpr qint64 maxStep = 100'000'000'000;
    for (qint64 step = 1; step <= maxStep; step *= 10) {
        for (const int factor : {4, 6, 8, 10, 12, 16, 20, 30}) {
            if (value <= factor * step)
                return double(factor * step);
        }
    }
    return double(value);
}

void CrosshairChart::applyLook()
{
    const Theme& theme = Theme::current();
    m_chart->setBackgroundVisible(false);
    m_chart->legend()->hide();
    m_chart->setMargins(QMargins(spaceStep, spaceStep, spaceStep, spaceStep));
    m_chart->setLocalizeNumbers(true);
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_view->setBackgroundBrush(theme.window);
    for (QAbstractAxis* axis : m_chart->axes()) {
        axis->setLabelsFont(typeFont(TypeSize::Caption));
        axis->setLabelsColor(theme.muted);
        axis->setLinePen(QPen(theme.hairline, 1));
        axis->setGridLinePen(QPen(theme.hairline, 1));
        axis->setTitleVisible(false);
        if (axis->orientation() == Qt::Vertical)
            axis->setLineVisible(false);
    }
}

QRectF CrosshairChart::plotArea() const
{
    return m_view->mapFromScene(m_chart->mapToScene(m_chart->plotArea())).boundingRect();
}

double CrosshairChart::positionOf(double place) const
{
    const QRectF plot = plotArea();
    return plot.left() + plot.width() * (place + m_margin) / (m_places - 1 + 2 * m_margin);
}

std::optional<int> CrosshairChart::placeAt(const QPointF& position) const
{
    const QRectF plot = plotArea();
    if (!plot.contains(position) || plot.width() <= 0)
        return {};
    const double part = (position.x() - plot.left()) / plot.width();
    return std::clamp(qRound(part * (m_places - 1 + 2 * m_margin) - m_margin), 0, m_places - 1);
}

void CrosshairChart::setPlace(std::optional<int> place)
{
    if (place == m_place)
        return;
    m_place = place;
    updateOverlay();
}

void CrosshairChart::movePlace(int by)
{
    const int from = m_place.value_or(by < 0 ? m_places : -1);
    setPlace(std::clamp(from + by, 0, m_places - 1));
    setAccessibleDescription(shownValues());
}

QString CrosshairChart::shownValues() const
{
    if (!m_place)
        return {};
    QString values = valuesText(*m_place);
    for (const Note& note : m_notes) {
        if (qRound(note.place) == *m_place)
            values += QStringLiteral("   ") + note.text;
    }
    return values.trimmed();
}

void CrosshairChart::setNotes(const QList<Note>& notes)
{
    m_notes = notes;
    updateOverlay();
}

/// A line from top to bottom and, where there is room up to the next one, what it says.
void CrosshairChart::drawNotes(QPainter& painter) const
{
    const QRectF plot = plotArea();
    painter.setFont(typeFont(TypeSize::Caption));
    const QFontMetrics metrics = painter.fontMetrics();
    double free = plot.right();
    for (auto note = m_notes.rbegin(); note != m_notes.rend(); ++note) {
        const double x = positionOf(note->place);
        painter.setPen(QPen(Theme::current().muted, 1, Qt::DashLine));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        const int room = int(free - x) - spaceStep;
        if (room > 3 * spaceStep) {
            const QString text = metrics.elidedText(note->text, Qt::ElideRight, room);
            const QRectF box(x + 1, plot.top() + metrics.height(), metrics.horizontalAdvance(text) + spaceStep,
                             metrics.height());
            painter.fillRect(box, Theme::current().window);
            painter.setPen(Theme::current().text);
            painter.drawText(box, Qt::AlignCenter, text);
        }
        free = x;
    }
}

void CrosshairChart::drawOverlay(QPainter& painter) const
{
    drawNotes(painter);
    drawMarks(painter);
    const QString text = shownValues();
    if (!text.isEmpty())
        drawValue(painter, plotArea(), positionOf(*m_place), text);
}

bool CrosshairChart::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseMove)
        setPlace(placeAt(static_cast<QMouseEvent*>(event)->position()));
    else if (event->type() == QEvent::Leave)
        setPlace({});
    return QWidget::eventFilter(watched, event);
}

void CrosshairChart::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Left)
        movePlace(-1);
    else if (event->key() == Qt::Key_Right)
        movePlace(1);
    else
        QWidget::keyPressEvent(event);
}

void CrosshairChart::focusOutEvent(QFocusEvent* event)
{
    setPlace({});
    QWidget::focusOutEvent(event);
}

void CrosshairChart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        applyLook();
    if (event->type() == QEvent::StyleChange)
        fitTable();
    QWidget::changeEvent(event);
}

void CrosshairChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitTable();
    m_overlay->setGeometry(m_view->rect());
    m_overlay->raise();
}

} // namespace footfall
