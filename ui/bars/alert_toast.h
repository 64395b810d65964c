// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QFrame>
#include <QTimer>

class QToolButton;

namespace footfall {

class SignMark;
class TypeLabel;

/// An alert as it comes: a note in the corner of the window that goes by itself, unless somebody
/// points at it. It takes neither the keyboard nor any room from the lists.
class AlertToast : public QFrame
{
    Q_OBJECT

public:
    explicit AlertToast(QWidget* parent);

    /// Not if what is shown is worse and not over.
    void show(const Alert& alert);

Q_SIGNALS:
    /// Somebody wants to see the alerts.
    void chosen();

protected:
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    bool yieldsTo(const Alert& alert) const;
    void place();

    Alert m_shown;
    SignMark* const m_mark;
    TypeLabel* const m_title;
    TypeLabel* const m_text;
    QToolButton* const m_close;
    QTimer m_leave;
};

} // namespace footfall
