// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/palette_model.h"

#include <QFrame>
#include <QPointer>

class QLineEdit;
class QListView;

namespace footfall {

class TypeLabel;

/// Everything that can be done or gone to, over the window: typing narrows it, the arrow keys
/// choose, Enter does it, Escape or a click elsewhere sends it away.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    explicit CommandPalette(QWidget* parent);

    void begin(std::vector<PaletteItem> items);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void place();
    void narrow();
    void step(int by, bool around);
    bool press(int key);
    void run(const QModelIndex& index);

    QLineEdit* const m_text;
    QListView* const m_list;
    TypeLabel* const m_said;
    PaletteModel* const m_model;
    /// What had the keyboard.
    QPointer<QWidget> m_before;
};

} // namespace footfall
