// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QAbstractButton>

#include <optional>

namespace footfall {

/// The worst alert that is open, among the figures; quieter where somebody handled it, and where it
/// is over. A click shows them all.
class AlertTile : public QAbstractButton
{
    Q_OBJECT

public:
    explicit AlertTile(QWidget* parent = nullptr);

    /// The worst that is open, else what was over just now; of neither, all is quiet.
    void show(const Snapshot& snapshot);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void say(const Alert* alert, const QString& heading, const QString& text);
    void drawHeading(QPainter& painter, const QRect& area) const;

    std::optional<Alert> m_alert;
    QString m_heading;
    QString m_text;
    /// Nobody is called.
    bool m_isQuiet = true;
};

} // namespace footfall
