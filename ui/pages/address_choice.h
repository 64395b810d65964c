// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/live_source.h"

#include <QWidget>

class QComboBox;

namespace footfall {

/// By which of its addresses websites reach the server; not shown where there is only one.
class AddressChoice : public QWidget
{
    Q_OBJECT

public:
    explicit AddressChoice(QWidget* parent);

    /// What was chosen stays so while it is among them.
    void setState(const SourceState& state);
    /// "http://192.168.1.5:3000".
    QString address() const;

    /// The best address of a server to put into a page.
    static QString bestOf(const SourceState& state);

Q_SIGNALS:
    void chosen();

private:
    QComboBox* const m_box;
    QStringList m_choices;
};

} // namespace footfall
