// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QAbstractButton>

#include <optional>

namespace footfall {

/// The latest alert among the figures; a click shows them all.
class AlertTile : public QAbstractButton
{
    Q_OBJECT

public:
    explicit AlertTile(QWidget* parent = nullptr);

    /// Nothing: no alert so far.
    void setAlert(const std::optional<Alert>& alert);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<Alert> m_alert;
};

} // namespace footfall
