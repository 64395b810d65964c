// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/address_choice.h"

#include "ui/look/choice_box.h"
#include "ui/look/labels.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QSignalBlocker>

#include <algorithm>

namespace footfall {
namespace {

QStringList choicesOf(const SourceState& state)
{
    // Before it has started, it is likely to be there.
    const QString usual = QStringLiteral("http://127.0.0.1:3000");
    if (!state.siteAddresses.isEmpty())
        return state.siteAddresses;
    return {state.addresses.value(0, usual)};
}

} // namespace

AddressChoice::AddressChoice(QWidget* parent)
    : QWidget(parent)
    , m_box(new ChoiceBox(this))
{
    setObjectName(QStringLiteral("addressChoice"));
    auto* label = new TypeLabel(TypeSize::Caption, Tone::Muted, this);
    label->setText(tr("By the address that your visitors reach"));
    m_box->setAccessibleName(label->text());
    m_box->view()->setAccessibleName(label->text());
    m_box->setToolTip(tr("This server has several addresses. --public-url names one for good."));
    label->setBuddy(m_box);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spaceStep);
    row->addWidget(label);
    row->addWidget(m_box);
    row->addStretch(1);
    connect(m_box, &QComboBox::currentIndexChanged, this, &AddressChoice::chosen);
    setVisible(false);
}

void AddressChoice::setState(const SourceState& state)
{
    const QStringList choices = choicesOf(state);
    if (choices == m_choices)
        return;
    m_choices = choices;
    const QString before = address();
    {
        const QSignalBlocker quiet(m_box);
        m_box->clear();
        m_box->addItems(choices);
        m_box->setCurrentIndex(std::max<int>(0, int(choices.indexOf(before))));
    }
    setVisible(choices.size() > 1);
    Q_EMIT chosen();
}

QString AddressChoice::address() const
{
    return m_box->currentText();
}

QString AddressChoice::bestOf(const SourceState& state)
{
    return choicesOf(state).constFirst();
}

} // namespace footfall
