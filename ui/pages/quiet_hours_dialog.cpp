// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/quiet_hours_dialog.h"

#include "ui/look/labels.h"
#include "ui/text/text_format.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QTimeEdit>
#include <QVBoxLayout>

namespace footfall {

QuietHoursDialog::QuietHoursDialog(QWidget* parent)
    : QDialog(parent)
    , m_on(new QCheckBox(tr("Quiet hours, each day"), this))
    , m_from(makeTime(tr("Quiet from")))
    , m_to(makeTime(tr("Quiet until")))
{
    setObjectName(QStringLiteral("quietHoursDialog"));
    setWindowTitle(tr("Quiet hours"));
    m_on->setObjectName(QStringLiteral("quietOn"));
    m_from->setObjectName(QStringLiteral("quietFrom"));
    m_to->setObjectName(QStringLiteral("quietTo"));
    auto* times = new QHBoxLayout;
    times->setSpacing(spaceStep);
    for (const auto& [word, time] : {std::pair(tr("from"), m_from), std::pair(tr("to"), m_to)}) {
        auto* label = new TypeLabel(TypeSize::Body, Tone::Muted, this);
        label->setText(word);
        times->addWidget(label);
        times->addWidget(time);
        connect(m_on, &QCheckBox::toggled, time, &QWidget::setEnabled);
    }
    times->addStretch(1);
    auto* hint = new TypeLabel(TypeSize::Caption, Tone::Muted, this);
    hint->setText(
        tr("By this machine’s clock. No sounds, no notes on the desktop, nothing pops up; "
           "the list and webhooks tell all the same."));
    hint->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen({m_on->isChecked(), m_from->time(), m_to->time()});
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(spaceStep);
    layout->addWidget(m_on);
    layout->addLayout(times);
    layout->addWidget(hint);
    layout->addWidget(buttons);
}

QTimeEdit* QuietHoursDialog::makeTime(const QString& name)
{
    auto* time = new QTimeEdit(this);
    time->setDisplayFormat(minuteFormat());
    time->setAccessibleName(name);
    time->setEnabled(false);
    return time;
}

void QuietHoursDialog::begin(const QuietHours& hours)
{
    m_on->setChecked(hours.isOn);
    m_from->setTime(hours.from);
    m_to->setTime(hours.to);
    show();
    activateWindow();
    m_on->setFocus();
}

} // namespace footfall
