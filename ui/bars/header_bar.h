// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/live_source.h"

#include <QWidget>

class QMenu;
class QToolButton;

namespace footfall {

class FilterBar;
class SignMark;
class TypeLabel;

/// The top of the window: whose figures these are, what is filtered, and whether it is live.
class HeaderBar : public QWidget
{
    Q_OBJECT

public:
    /// The buttons at the right open the menus; that of the sounds shows whether there is any.
    HeaderBar(QMenu* sounds, QMenu* menu, QWidget* parent = nullptr);

    FilterBar* filterBar() const { return m_filterBar; }
    void show(const SourceState& state);
    /// A moment of the past is shown from now on, or the present again: it is not said to be live.
    void setPast(bool isPast);
    void openMenu();
    void openSounds();

protected:
    void changeEvent(QEvent* event) override;

private:
    QToolButton* makeMenuButton(QMenu* menu, const QString& name, const QString& key);
    void applyIcons();
    void showPhase();

    QMenu* const m_sounds;
    FilterBar* const m_filterBar;
    TypeLabel* const m_host;
    SignMark* const m_mark;
    TypeLabel* const m_state;
    QToolButton* const m_soundButton;
    QToolButton* const m_menuButton;
    SourceState m_shown;
    bool m_isPast = false;
};

} // namespace footfall
