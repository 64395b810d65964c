// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/keyed_rows.h"

#include <memory>

namespace footfall {

/// An alert of a snapshot; shares it.
using AlertRow = std::shared_ptr<const Alert>;

struct AlertTraits
{
    static std::uint64_t key(const AlertRow& alert) { return alert->id; }
    static bool same(const AlertRow& a, const AlertRow& b)
    {
        return a->seenAt == b->seenAt && a->mutedUntil == b->mutedUntil;
    }
};

/// Alerts: those that are not over in the order of the snapshot, the worst first, then the newest.
class AlertModel : public KeyedRows<AlertRow, AlertTraits>
{
    Q_OBJECT

public:
    using KeyedRows::KeyedRows;

    QVariant data(const QModelIndex& index, int role) const override;
    int apply(const SnapshotPtr& snapshot, bool held) override;
    /// Whether each row says on what day it was: where they are of the past.
    void setNamesDay(bool names) { m_namesDay = names; }
    /// "14:02:11", or "Tue 17 Nov 14:02".
    QString whenText(const Alert& alert) const;
    /// "seen 12:40"; empty where nobody did anything about it.
    QString handledTextOf(const Alert& alert) const;

private:
    bool m_namesDay = false;
    TimeMs m_at;
};

} // namespace footfall
