// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QAbstractListModel>

namespace footfall {

/// A list that follows the snapshots without ever being reset: rows keep their identity, so that
/// selection and scroll position stay with them.
class LiveListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    /// Brings the rows to what the snapshot says. While `held` no row comes, goes or moves; those
    /// that are there still change in place. Returns how many rows are held back.
    virtual int apply(const SnapshotPtr& snapshot, bool held) = 0;
};

} // namespace footfall
