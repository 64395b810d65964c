// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lists/sensitivity_choice.h"

#include "ui/look/labels.h"
#include "ui/text/text_format.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace footfall {

QString sensitivityText(Sensitivity sensitivity)
{
    switch (sensitivity) {
    case Sensitivity::Quiet:
        return SensitivityChoice::tr("quiet");
    case Sensitivity::Normal:
        break;
    case Sensitivity::Keen:
        return SensitivityChoice::tr("keen");
    }
    return SensitivityChoice::tr("normal");
}

SensitivityCard::SensitivityCard(const QString& name, QWidget* parent)
    : QPushButton(parent)
    , m_name(name)
    , m_figure(new TypeLabel(TypeSize::Figure, Tone::Normal, this))
    , m_caption(new TypeLabel(TypeSize::Caption, Tone::Normal, this))
{
    setCheckable(true);
    setAutoDefault(false);
    setProperty("look", QStringLiteral("card"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * spaceStep, spaceStep, 2 * spaceStep, spaceStep);
    column->setSpacing(0);
    m_figure->setWeight(QFont::Bold);
    for (TypeLabel* label : {m_figure, m_caption}) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        column->addWidget(label);
    }
}

void SensitivityCard::show(const std::optional<qint64>& count, bool isInUse)
{
    const QString alerts =
        count ? countText(*count, tr("%1 alerts", nullptr, numerus(*count))) : QString();
    m_figure->setText(count ? numberText(*count) : tr("–"));
    m_caption->setText(isInUse ? tr("%1 · in use").arg(m_name) : m_name);
    setAccessibleName(joined({m_name, alerts, isInUse ? tr("in use") : QString()}));
    updateGeometry();
}

QSize SensitivityCard::sizeHint() const
{
    return layout()->sizeHint();
}

SensitivityChoice::SensitivityChoice(QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    setObjectName(QStringLiteral("sensitivityChoice"));
    setAccessibleName(tr("Sensitivity"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spaceStep);
    for (const Sensitivity sensitivity : allSensitivities) {
        auto* card = new SensitivityCard(sensitivityText(sensitivity), this);
        m_group->addButton(card, int(sensitivity));
        row->addWidget(card, 1);
    }
    select(Sensitivity::Normal);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int, bool isOn) {
        if (isOn)
            Q_EMIT chosen();
    });
}

Sensitivity SensitivityChoice::selected() const
{
    return Sensitivity(m_group->checkedId());
}

void SensitivityChoice::select(Sensitivity sensitivity)
{
    m_group->button(int(sensitivity))->setChecked(true);
}

void SensitivityChoice::show(const AlertComparison* comparison, Sensitivity inUse)
{
    for (const Sensitivity each : allSensitivities) {
        auto* card = static_cast<SensitivityCard*>(m_group->button(int(each)));
        card->show(comparison ? std::optional<qint64>(comparison->at(each).count) : std::nullopt,
                   each == inUse);
    }
}

void SensitivityChoice::takeFocus()
{
    m_group->checkedButton()->setFocus(Qt::ShortcutFocusReason);
}

} // namespace footfall
