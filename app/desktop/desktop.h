// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/notifier.h"
#include "app/desktop/tray.h"

#include <QObject>

namespace footfall {

class MainWindow;

/// What a desktop shows of Footfall beside its window: the tray's icon, and notes on alerts while
/// somebody looks elsewhere. Main thread.
class Desktop : public QObject
{
    Q_OBJECT

public:
    /// The window must outlive it.
    explicit Desktop(MainWindow& window);

private:
    void showWindow();

    MainWindow& m_window;
    Tray m_tray;
    Notifier m_notifier;
};

} // namespace footfall
