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
    static bool same(const AlertRow&, const AlertRow&) { return true; }
};

/// Alerts, newest first.
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

private:
    bool m_namesDay = false;
};

} // namespace footfall
