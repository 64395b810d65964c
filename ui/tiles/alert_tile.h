// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QAbstractButton>

#include <optional>

namespace footfall {

/// The worst alert that is open, among the figures; a click shows them all.
class AlertTile : public QAbstractButton
{
    Q_OBJECT

public:
    explicit AlertTile(QWidget* parent = nullptr);

    /// Nothing: all is quiet, which is said like this.
    void show(const std::optional<Alert>& worst, const QString& quiet);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void drawHeading(QPainter& painter, const QRect& area) const;

    std::optional<Alert> m_alert;
    QString m_heading;
    QString m_text;
};

} // namespace footfall
