// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/past/time_bar.h"

#include "ui/look/labels.h"
#include "ui/look/theme.h"
#include "ui/past/time_travel.h"
#include "ui/text/text_format.h"

#include <QDateTimeEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <algorithm>
#include <array>
#include <cmath>

namespace footfall {
namespace {

/// Up to there the scale is nearly even.
constexpr double scaleBaseMs = 60.0 * secondMs;
constexpr std::array paces{1, 10, 60};

double wholeScale()
{
    return std::log1p(double(TimeScale::longest) / scaleBaseMs);
}

struct Tick
{
    DurationMs back;
    QString text;
};

std::vector<Tick> ticks()
{
    return {{0, TimeBar::tr("now")},
            {minuteMs, TimeBar::tr("1 min")},
            {10 * minuteMs, TimeBar::tr("10 min")},
            {hourMs, TimeBar::tr("1 h")},
            {6 * hourMs, TimeBar::tr("6 h")},
            {dayMs, TimeBar::tr("1 day")},
            {7 * dayMs, TimeBar::tr("1 week")},
            {30 * dayMs, TimeBar::tr("30 days")},
            {90 * dayMs, TimeBar::tr("90 days")}};
}

} // namespace

DurationMs TimeScale::back(int place)
{
    const double part = double(std::clamp(place, 0, places)) / places;
    return DurationMs(std::llround(scaleBaseMs * std::expm1(part * wholeScale())));
}

int TimeScale::place(DurationMs back)
{
    const double part =
        std::log1p(double(std::clamp<DurationMs>(back, 0, longest)) / scaleBaseMs) / wholeScale();
    return int(std::lround(part * places));
}

TimeBar::TimeBar(TimeTravel& travel, QWidget* parent)
    : QWidget(parent)
    , m_travel(travel)
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_past(new QWidget(this))
{
    m_slider->setObjectName(QStringLiteral("timeSlider"));
    m_slider->setAccessibleName(tr("Back in time"));
    m_slider->setToolTip(tr("Back in time (Ctrl+Y)"));
    // Now is on the right.
    m_slider->setRange(-TimeScale::places, 0);
    m_slider->installEventFilter(this);
    m_slider->setMinimumWidth(20 * spaceStep);
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) {
        m_travel.goTo(m_travel.isPast() || value < 0 ? m_travel.now() - TimeScale::back(-value)
                                                     : m_travel.now());
    });
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(spaceStep, 0, spaceStep, 0);
    layout->setSpacing(spaceStep);
    // Time goes as it does in the charts above.
    m_slider->setLayoutDirection(Qt::LeftToRight);
    layout->addWidget(m_slider, 1, Qt::AlignTop);
    auto* past = new QHBoxLayout(m_past);
    past->setContentsMargins(0, 0, 0, 0);
    past->setSpacing(spaceStep / 2);
    makeMoment(past);
    makePaces(past);
    layout->addWidget(m_past);
    connect(&m_travel, &TimeTravel::changed, this, &TimeBar::show);
    show();
}

void TimeBar::makeMoment(QHBoxLayout* layout)
{
    m_moment = new QDateTimeEdit(m_past);
    m_moment->setObjectName(QStringLiteral("timeMoment"));
    m_moment->setAccessibleName(tr("The moment that is shown"));
    m_moment->setDisplayFormat(tr("d MMM yyyy", "a day, by the letters of QLocale") +
                               QLatin1Char(' ') + clockFormat());
    m_moment->setKeyboardTracking(false);
    m_moment->setButtonSymbols(QAbstractSpinBox::NoButtons);
    connect(m_moment, &QDateTimeEdit::dateTimeChanged, this,
            [this](const QDateTime& at) { m_travel.goTo(TimeMs(at.toMSecsSinceEpoch())); });
    layout->addWidget(m_moment);
}

void TimeBar::makePaces(QHBoxLayout* layout)
{
    layout->addSpacing(spaceStep / 2);
    auto* play = new TypeLabel(TypeSize::Caption, Tone::Muted, m_past);
    play->setText(tr("▶"));
    layout->addWidget(play);
    for (const int pace : paces) {
        auto* button = new QToolButton(m_past);
        button->setObjectName(QStringLiteral("pace%1").arg(pace));
        button->setText(tr("%1×").arg(pace));
        button->setToolTip(tr("Play at %1 times the pace; again: stop (Space)").arg(pace));
        button->setAccessibleName(tr("Play at %1 times the pace").arg(pace));
        button->setCheckable(true);
        button->setProperty("look", QStringLiteral("part"));
        connect(button, &QToolButton::clicked, this,
                [this, pace](bool isOn) { m_travel.play(isOn ? pace : 0); });
        layout->addWidget(button);
        m_paces.push_back(button);
    }
}

void TimeBar::begin()
{
    m_slider->setFocus(Qt::ShortcutFocusReason);
}

void TimeBar::tick()
{
    if (!m_travel.isPast() || m_slider->isSliderDown())
        return;
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(-TimeScale::place(m_travel.now() - m_travel.at()));
}

void TimeBar::show()
{
    const bool hadKeyboard = m_past->isAncestorOf(focusWidget());
    m_past->setVisible(m_travel.isPast());
    if (!m_travel.isPast() && hadKeyboard)
        begin();
    for (std::size_t i = 0; i < m_paces.size(); ++i)
        m_paces[i]->setChecked(m_travel.pace() == paces[i]);
    showMoment();
    update();
}

void TimeBar::showMoment()
{
    const QSignalBlocker quietSlider(m_slider);
    const QSignalBlocker quietMoment(m_moment);
    if (!m_travel.isPast())
        m_slider->setValue(0);
    else if (!m_slider->isSliderDown())
        m_slider->setValue(-TimeScale::place(m_travel.now() - m_travel.at()));
    // Nobody writes against somebody who types.
    if (m_travel.pace() == 0 || !m_moment->hasFocus())
        m_moment->setDateTime(QDateTime::fromMSecsSinceEpoch(m_travel.at().sinceEpoch()));
}

DurationMs TimeBar::stepOf(int key, Qt::KeyboardModifiers modifiers)
{
    const DurationMs step = modifiers & Qt::ShiftModifier ? minuteMs : 10 * secondMs;
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Down:
        return -step;
    case Qt::Key_Right:
    case Qt::Key_Up:
        return step;
    case Qt::Key_PageDown:
        return modifiers & Qt::ShiftModifier ? -dayMs : -hourMs;
    case Qt::Key_PageUp:
        return modifiers & Qt::ShiftModifier ? dayMs : hourMs;
    default:
        return 0;
    }
}

/// On the slider keys go by time and not by places, which are wide far back.
bool TimeBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_slider || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto& key = *static_cast<QKeyEvent*>(event);
    if (const DurationMs step = stepOf(key.key(), key.modifiers()); step != 0)
        m_travel.move(step);
    else if (key.key() == Qt::Key_Space)
        m_travel.play(m_travel.pace() > 0 ? 0 : paces[0]);
    else if (key.key() == Qt::Key_End)
        m_travel.backToNow();
    else
        return QWidget::eventFilter(watched, event);
    return true;
}

void TimeBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(typeFont(TypeSize::Caption));
    painter.setPen(Theme::current().muted);
    const QFontMetrics metrics = painter.fontMetrics();
    const QRect groove = m_slider->geometry();
    const int y = groove.bottom() + metrics.ascent() + 1;
    int free = width();
    for (const Tick& tick : ticks()) {
        const double part = double(TimeScale::place(tick.back)) / TimeScale::places;
        const int text = metrics.horizontalAdvance(tick.text);
        const int at = groove.right() - int(part * groove.width());
        const int left = std::clamp(at - text / 2, groove.left(), groove.right() - text);
        if (left + text + spaceStep > free)
            continue;
        painter.drawText(left, y, tick.text);
        free = left;
    }
}

void TimeBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        setMinimumHeight(m_slider->sizeHint().height() +
                         QFontMetrics(typeFont(TypeSize::Caption)).height() + 2);
    QWidget::changeEvent(event);
}

} // namespace footfall
