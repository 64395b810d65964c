// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bars/alert_bar.h"

#include "ui/look/labels.h"
#include "ui/text/alert_text.h"
#include "ui/text/text_format.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace footfall {

AlertBar::AlertBar(QWidget* parent)
    : QWidget(parent)
    , m_name(new ElidedLabel(TypeSize::Caption, Tone::Normal, this))
    , m_seen(makeButton(QStringLiteral("alertSeen")))
    , m_mute(makeButton(QStringLiteral("alertMute")))
{
    setObjectName(QStringLiteral("alertBar"));
    m_seen->setText(tr("Seen"));
    m_mute->setText(tr("Mute for an hour"));
    connect(m_seen, &QToolButton::clicked, this, &AlertBar::seenChosen);
    connect(m_mute, &QToolButton::clicked, this, &AlertBar::muteChosen);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(spaceStep, 0, spaceStep, spaceStep);
    layout->setSpacing(spaceStep);
    layout->addWidget(m_name, 1);
    layout->addWidget(m_seen);
    layout->addWidget(m_mute);
    hide();
}

QToolButton* AlertBar::makeButton(const QString& name)
{
    auto* button = new QToolButton(this);
    button->setProperty("look", QStringLiteral("choice"));
    button->setObjectName(name);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void AlertBar::show(const std::optional<Alert>& alert)
{
    setVisible(alert.has_value());
    if (!alert)
        return;
    const QString name = alertHeadline(*alert);
    m_name->setLine(name);
    m_seen->setText(alert->seenAt ? tr("Not seen") : tr("Seen"));
    m_mute->setText(alert->mutedUntil ? tr("Unmute") : tr("Mute for an hour"));
    m_seen->setToolTip(tr("Ctrl+U"));
    m_mute->setToolTip(tr("Ctrl+Shift+U"));
    m_seen->setAccessibleName(joined({m_seen->text(), name}));
    m_mute->setAccessibleName(joined({m_mute->text(), name}));
}

} // namespace footfall
