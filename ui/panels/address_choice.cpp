// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/address_choice.h"

#include <QAbstractItemView>
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
    : QComboBox(parent)
{
    setObjectName(QStringLiteral("addressChoice"));
    setAccessibleName(tr("Address of this server"));
    view()->setAccessibleName(accessibleName());
    setToolTip(tr("This server has several addresses: choose one that the visitors' browsers "
                  "reach. --public-url names one for good."));
    connect(this, &QComboBox::currentIndexChanged, this, &AddressChoice::chosen);
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
        const QSignalBlocker quiet(this);
        clear();
        addItems(choices);
        setCurrentIndex(std::max<int>(0, int(choices.indexOf(before))));
    }
    setVisible(choices.size() > 1);
    Q_EMIT chosen();
}

QString AddressChoice::address() const
{
    return currentText();
}

QString AddressChoice::bestOf(const SourceState& state)
{
    return choicesOf(state).constFirst();
}

} // namespace footfall
