// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/live_source.h"

#include <QObject>

#include <optional>

namespace footfall {

class AlertBar;
class AlertToast;

/// Says to the source what the operator does about alerts: of the one in the toast, else of the one
/// picked in the list, else of the worst that still calls.
class AlertHandler : public QObject
{
    Q_OBJECT

public:
    /// They must outlive it.
    AlertHandler(LiveSource& source, AlertToast& toast, AlertBar& bar, QObject* parent);

    /// The present: what others did is known by it.
    void take(const SnapshotPtr& snapshot);
    void pick(const Alert& alert);
    /// Something new is told: what was picked before is no longer meant.
    void forgetPicked();
    /// A moment of the past, with what was done about its alerts since.
    void bringUpToDate(Snapshot& past) const;
    /// It is seen, or not after all.
    void toggleSeen();
    void toggleMuted();

Q_SIGNALS:
    /// What was done, or why nothing was.
    void said(const QString& text);
    /// Something else was done about an alert than before.
    void changed();

private:
    void setSeen(const Alert& alert, bool isSeen);
    void setMuted(const Alert& alert, bool isMuted);
    std::optional<Alert> meant() const;
    /// As it is now; itself where it is told of no more.
    Alert asOfNow(const Alert& alert) const;
    bool mayHandle();
    void showMeant();

    LiveSource& m_source;
    AlertToast& m_toast;
    AlertBar& m_bar;
    SnapshotPtr m_now;
    std::optional<Alert> m_picked;
};

} // namespace footfall
