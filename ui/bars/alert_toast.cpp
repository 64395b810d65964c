// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bars/alert_toast.h"

#include "ui/look/icons.h"
#include "ui/look/labels.h"
#include "ui/look/signs.h"
#include "ui/text/alert_text.h"
#include "ui/text/text_format.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace footfall {
namespace {

constexpr int shownMs = 12'000;
constexpr int toastWidth = 44 * spaceStep;
/// Clear of the status line.
constexpr int bottomMargin = 6 * spaceStep;
constexpr int sideMargin = 3 * spaceStep;
/// Places that are tried, across and from the bottom up.
constexpr int placesAcross = 5;
constexpr int placesUp = 9;

qint64 covered(const QRect& place, const std::vector<QRect>& toSee)
{
    qint64 area = 0;
    for (const QRect& each : toSee) {
        const QRect both = place & each;
        area += qint64(both.width()) * both.height();
    }
    return area;
}

} // namespace

AlertToast::AlertToast(Places toSee, QWidget* parent)
    : QFrame(parent)
    , m_toSee(std::move(toSee))
    , m_mark(new SignMark(this))
    , m_title(new TypeLabel(TypeSize::Body, Tone::Normal, this))
    , m_text(new TypeLabel(TypeSize::Caption, Tone::Normal, this))
    , m_close(new QToolButton(this))
{
    setProperty("look", QStringLiteral("toast"));
    setObjectName(QStringLiteral("alertToast"));
    setCursor(Qt::PointingHandCursor);
    m_title->setWeight(QFont::DemiBold);
    m_text->setWordWrap(true);
    m_close->setAccessibleName(tr("Dismiss the alert"));
    m_close->setFocusPolicy(Qt::NoFocus);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(2 * spaceStep, spaceStep, spaceStep, 2 * spaceStep);
    layout->setHorizontalSpacing(spaceStep);
    layout->setVerticalSpacing(0);
    layout->addWidget(m_mark, 0, 0);
    layout->addWidget(m_title, 0, 1);
    layout->addWidget(m_close, 0, 2);
    layout->addWidget(m_text, 1, 1, 1, 2);
    layout->addWidget(makeButtons(), 2, 1, 1, 2);
    layout->setColumnStretch(1, 1);
    m_leave.setSingleShot(true);
    m_leave.setInterval(shownMs);
    connect(&m_leave, &QTimer::timeout, this, &QWidget::hide);
    m_placing.setSingleShot(true);
    m_placing.setInterval(0);
    connect(&m_placing, &QTimer::timeout, this, &AlertToast::place);
    parent->installEventFilter(this);
    hide();
}

QWidget* AlertToast::makeButtons()
{
    m_buttons = new QWidget(this);
    auto* seenButton = new QPushButton(tr("Seen"), m_buttons);
    auto* muteButton = new QPushButton(tr("Mute for an hour"), m_buttons);
    seenButton->setObjectName(QStringLiteral("toastSeen"));
    muteButton->setObjectName(QStringLiteral("toastMute"));
    connect(seenButton, &QPushButton::clicked, this, [this] { Q_EMIT seen(m_shown); });
    connect(muteButton, &QPushButton::clicked, this, [this] { Q_EMIT muted(m_shown); });
    auto* layout = new QHBoxLayout(m_buttons);
    layout->setContentsMargins(0, spaceStep, 0, 0);
    layout->setSpacing(spaceStep);
    for (QPushButton* button : {seenButton, muteButton}) {
        button->setFocusPolicy(Qt::NoFocus);
        button->setCursor(Qt::ArrowCursor);
        layout->addWidget(button);
    }
    layout->addStretch(1);
    return m_buttons;
}

void AlertToast::setMayHandle(bool may)
{
    m_buttons->setVisible(may);
    m_placing.start();
}

bool AlertToast::yieldsTo(const Alert& alert) const
{
    if (!isVisible() || !m_shown.isAlarm() || alert.severity() >= m_shown.severity())
        return true;
    if (m_shown.kind == Alert::Kind::NotStored)
        return alert.kind == Alert::Kind::StoredAgain;
    return alert.kind == Alert::Kind::BackToUsual && alert.site == m_shown.site &&
           alert.isDrop() == m_shown.isDrop();
}

void AlertToast::show(const Alert& alert)
{
    if (!yieldsTo(alert))
        return;
    m_shown = alert;
    m_close->setIcon(lineIcon(QLatin1String("close"), Theme::current().muted));
    m_mark->setMark(alertSign(alert.kind), alertColor(alert, Theme::current()));
    m_title->setText(tr("%1 at %2").arg(alertTitle(alert), minuteText(alert.at)));
    m_text->setText(alertText(alert));
    setAccessibleName(m_title->text() + QStringLiteral(": ") + m_text->text());
    place();
    QFrame::show();
    raise();
    m_leave.start();
}

void AlertToast::place()
{
    layout()->activate();
    setGeometry(bestPlace({toastWidth, layout()->heightForWidth(toastWidth)}));
}

/// The first that covers nothing of what is to be seen, or the one that covers least: from the
/// bottom up, and from right to left.
QRect AlertToast::bestPlace(const QSize& size) const
{
    const std::vector<QRect> toSee = m_toSee();
    const int right = parentWidget()->width() - size.width() - sideMargin;
    const int bottom = parentWidget()->height() - size.height() - bottomMargin;
    QRect best(QPoint(right, bottom), size);
    for (int up = 0; up < placesUp; ++up) {
        for (int left = 0; left < placesAcross; ++left) {
            const QPoint corner(right - left * std::max(0, right - sideMargin) / (placesAcross - 1),
                                bottom - up * std::max(0, bottom - sideMargin) / (placesUp - 1));
            const QRect place(corner, size);
            if (covered(place, toSee) < covered(best, toSee))
                best = place;
        }
    }
    return best;
}

bool AlertToast::eventFilter(QObject* watched, QEvent* event)
{
    const bool hasMoved = event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest;
    if (hasMoved && isVisible())
        m_placing.start();
    return QFrame::eventFilter(watched, event);
}

void AlertToast::enterEvent(QEnterEvent*)
{
    m_leave.stop();
}

void AlertToast::leaveEvent(QEvent*)
{
    m_leave.start();
}

void AlertToast::mouseReleaseEvent(QMouseEvent*)
{
    hide();
    Q_EMIT chosen(m_shown);
}

} // namespace footfall
