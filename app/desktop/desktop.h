// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/notifier.h"
#include "app/desktop/tray.h"
#include "core/source/snapshot.h"

#include <QObject>

#include <optional>

namespace footfall {

class MainWindow;

/// What a desktop shows of Footfall beside its window: the tray's icon, and notes on alerts while
/// somebody looks elsewhere. Main thread.
class Desktop : public QObject
{
    Q_OBJECT

public:
    /// The window must outlive it. Notes go over the bus of that address; empty: of the session.
    explicit Desktop(MainWindow& window, const QString& busAddress = {});

private:
    void showWindow();
    void tell(const Alert& alert);
    void showTold();

    MainWindow& m_window;
    Tray m_tray;
    Notifier m_notifier;
    /// What the note tells of that stands there.
    std::optional<Alert> m_told;
};

} // namespace footfall
