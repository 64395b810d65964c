// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/mini_window.h"

#include "ui/look/icons.h"
#include "ui/look/labels.h"
#include "ui/text/alert_text.h"
#include "ui/text/text_format.h"

#include <QApplication>
#include <QCloseEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace footfall {
namespace {

constexpr QSize usualSize(300, 120);

/// The line, without anything beside it.
class MiniLine : public QWidget
{
public:
    MiniLine(const SparkValues& values, QWidget* parent)
        : QWidget(parent)
        , m_values(values)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        drawSparkLine(painter, QRectF(rect()).adjusted(1, 1, -1, -1), m_values);
    }

private:
    const SparkValues& m_values;
};

SparkValues lastTenMinutes(const Snapshot& snapshot)
{
    SparkValues values{{}, seriesBuckets, snapshot.usualActive};
    for (const SeriesPoint& point : snapshot.series)
        values.counts.push_back(std::max(point.active, 0));
    return values;
}

} // namespace

MiniWindow::MiniWindow()
    : QWidget(nullptr, Qt::Window | Qt::WindowStaysOnTopHint)
    , m_figure(new TypeLabel(TypeSize::Figure, Tone::Normal, this))
    , m_caption(new TypeLabel(TypeSize::Caption, Tone::Normal, this))
    , m_standingMark(new SignMark(this))
    , m_standing(new ElidedLabel(TypeSize::Caption, Tone::Muted, this))
    , m_alert(new ElidedLabel(TypeSize::Caption, Tone::Muted, this))
{
    setObjectName(QStringLiteral("miniWindow"));
    setWindowTitle(tr("Footfall"));
    setWindowIcon(programIcon());
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setToolTip(tr("A click or a key shows the whole window"));
    m_figure->setWeight(QFont::Bold);
    m_figure->setText(numberText(0));
    m_caption->setText(tr("active now"));
    m_line = new MiniLine(m_values, this);
    arrange();
    resize(usualSize);
    describe();
}

void MiniWindow::arrange()
{
    auto* standing = new QHBoxLayout;
    standing->setSpacing(spaceStep / 2);
    standing->addWidget(m_standingMark);
    standing->addWidget(m_standing, 1);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(2 * spaceStep, spaceStep, 2 * spaceStep, spaceStep);
    grid->setHorizontalSpacing(2 * spaceStep);
    grid->setVerticalSpacing(0);
    grid->addWidget(m_figure, 0, 0, Qt::AlignLeft | Qt::AlignBottom);
    grid->addWidget(m_caption, 1, 0);
    grid->addWidget(m_line, 0, 1, 2, 1);
    grid->addLayout(standing, 2, 0, 1, 2);
    grid->addWidget(m_alert, 3, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(0, 1);
}

void MiniWindow::show(const Snapshot& snapshot)
{
    const auto sign = standingSign(shownStanding(snapshot.active, snapshot.usualActive));
    m_figure->setText(numberText(snapshot.active));
    m_standingMark->setVisible(sign.has_value());
    if (sign)
        m_standingMark->setMark(*sign, Theme::current().text);
    m_standing->setTone(sign ? Tone::Normal : Tone::Muted);
    m_standing->setLine(snapshot.narrowed ? tr("of %1 in all").arg(numberText(snapshot.activeInAll))
                                          : standingText(snapshot.active, snapshot.usualActive));
    m_values = lastTenMinutes(snapshot);
    m_line->update();
    const Alert* worst = worstOpen(snapshot);
    m_isOpen = worst && !worst->isHandled();
    m_said = worst ? tr("%1 %2").arg(alertHeadline(*worst), minuteText(worst->at))
                   : quietText(snapshot.quietSince, snapshot.at);
    showBottom();
}

void MiniWindow::setTrouble(const QString& trouble)
{
    m_trouble = trouble;
    showBottom();
}

/// That the figures are old matters more than what they were about.
void MiniWindow::showBottom()
{
    m_figure->setTone(m_trouble.isEmpty() ? Tone::Normal : Tone::Muted);
    m_alert->setTone(m_isOpen || !m_trouble.isEmpty() ? Tone::Normal : Tone::Muted);
    m_alert->setLine(m_trouble.isEmpty() ? m_said : m_trouble);
    describe();
}

void MiniWindow::describe()
{
    setAccessibleName(joined({tr("%1 active now").arg(m_figure->text()), m_standing->text(),
                              m_trouble.isEmpty() ? m_said : m_trouble}));
    setAccessibleDescription(toolTip());
}

void MiniWindow::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), Theme::current().window);
}

void MiniWindow::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->globalPosition().toPoint();
    m_isMoved = false;
}

void MiniWindow::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint by = event->globalPosition().toPoint() - m_pressed;
    if (!m_isMoved && by.manhattanLength() < QApplication::startDragDistance())
        return;
    m_isMoved = true;
    move(pos() + by);
    m_pressed += by;
}

void MiniWindow::mouseReleaseEvent(QMouseEvent*)
{
    if (!m_isMoved)
        Q_EMIT wholeRequested();
}

void MiniWindow::keyPressEvent(QKeyEvent* event)
{
    // A modifier alone is only the beginning of a key.
    const int key = event->key();
    if (key < Qt::Key_Shift || key > Qt::Key_ScrollLock)
        Q_EMIT wholeRequested();
}

void MiniWindow::closeEvent(QCloseEvent* event)
{
    // A program that ends closes it, too.
    if (event->spontaneous())
        Q_EMIT wholeRequested();
    QWidget::closeEvent(event);
}

} // namespace footfall
