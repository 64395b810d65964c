// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/live_source.h"

#include <QDialog>

class QTableWidget;

namespace footfall {

class TypeLabel;

/// Who was refused, why and since when, for operators. It leaves the window usable.
class RefusedDialog : public QDialog
{
    Q_OBJECT

public:
    explicit RefusedDialog(QWidget* parent);

    /// Shows itself.
    void begin();
    void setState(const SourceState& state);

protected:
    void changeEvent(QEvent* event) override;

private:
    void renew();

    RefusedClients m_refusals;
    bool m_isOperator = true;
    TypeLabel* m_figures = nullptr;
    QTableWidget* m_clients = nullptr;
};

} // namespace footfall
