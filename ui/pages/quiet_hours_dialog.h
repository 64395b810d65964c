// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/quiet_hours.h"

#include <QDialog>

class QCheckBox;
class QTimeEdit;

namespace footfall {

/// When the window is not to be heard.
class QuietHoursDialog : public QDialog
{
    Q_OBJECT

public:
    explicit QuietHoursDialog(QWidget* parent);

    void begin(const QuietHours& hours);

Q_SIGNALS:
    void chosen(const footfall::QuietHours& hours);

private:
    QTimeEdit* makeTime(const QString& name);

    QCheckBox* const m_on;
    QTimeEdit* const m_from;
    QTimeEdit* const m_to;
};

} // namespace footfall
