// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bars/alert_toast.h"

#include "ui/look/icons.h"
#include "ui/look/labels.h"
#include "ui/look/signs.h"
#include "ui/text/alert_text.h"
#include "ui/text/text_format.h"

#include <QGridLayout>
#include <QToolButton>

namespace footfall {
namespace {

constexpr int shownMs = 12'000;
constexpr int toastWidth = 44 * spaceStep;
/// Clear of the status line.
constexpr int bottomMargin = 6 * spaceStep;

} // namespace

AlertToast::AlertToast(QWidget* parent)
    : QFrame(parent)
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
    layout->setColumnStretch(1, 1);
    m_leave.setSingleShot(true);
    m_leave.setInterval(shownMs);
    connect(&m_leave, &QTimer::timeout, this, &QWidget::hide);
    hide();
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
    const QSize size(toastWidth, layout()->heightForWidth(toastWidth));
    setGeometry(parentWidget()->width() - size.width() - 3 * spaceStep,
                parentWidget()->height() - size.height() - bottomMargin, size.width(),
                size.height());
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
    Q_EMIT chosen();
}

} // namespace footfall
