// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QFrame>
#include <QTimer>

#include <functional>
#include <vector>

class QToolButton;

namespace footfall {

class SignMark;
class TypeLabel;

/// An alert as it comes: a note in the window that goes by itself, unless somebody points at it. It
/// takes neither the keyboard nor any room from the lists, and covers nothing of what it tells of.
class AlertToast : public QFrame
{
    Q_OBJECT

public:
    /// Places in the parent's coordinates.
    using Places = std::function<std::vector<QRect>()>;

    /// What `toSee` gives is not covered, as far as there is room beside it.
    AlertToast(Places toSee, QWidget* parent);

    /// Not if what is shown is worse and not over.
    void show(const Alert& alert);
    /// The alert, while it is shown.
    const Alert* shown() const { return isVisible() ? &m_shown : nullptr; }
    /// Somebody who only looks handles nothing.
    void setMayHandle(bool may);

Q_SIGNALS:
    /// Somebody wants to see it, and what was then.
    void chosen(const footfall::Alert& alert);
    void seen(const footfall::Alert& alert);
    void muted(const footfall::Alert& alert);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    bool yieldsTo(const Alert& alert) const;
    QWidget* makeButtons();
    void place();
    QRect bestPlace(const QSize& size) const;

    const Places m_toSee;
    Alert m_shown;
    SignMark* const m_mark;
    TypeLabel* const m_title;
    TypeLabel* const m_text;
    QToolButton* const m_close;
    QWidget* m_buttons = nullptr;
    QTimer m_leave;
    /// After the layouts have settled.
    QTimer m_placing;
};

} // namespace footfall
