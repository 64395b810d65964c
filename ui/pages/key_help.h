// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace footfall {

/// The list of keys, over the window until a key or a click sends it away.
class KeyHelp : public QFrame
{
    Q_OBJECT

public:
    /// `keys`: lines of a key, a tab and what it does.
    KeyHelp(const QString& keys, QWidget* parent);

    void toggle();

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
};

} // namespace footfall
