// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/alerts/alert.h"

#include <QWidget>

#include <optional>

class QToolButton;

namespace footfall {

class ElidedLabel;

/// Above the alerts: one of them, and what can be done about it. Not there while there is none.
class AlertBar : public QWidget
{
    Q_OBJECT

public:
    explicit AlertBar(QWidget* parent = nullptr);

    void show(const std::optional<Alert>& alert);

Q_SIGNALS:
    void seenChosen();
    void muteChosen();

private:
    QToolButton* makeButton(const QString& name);

    ElidedLabel* const m_name;
    QToolButton* const m_seen;
    QToolButton* const m_mute;
};

} // namespace footfall
