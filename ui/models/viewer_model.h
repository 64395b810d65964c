// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/keyed_rows.h"

#include <memory>
#include <string_view>

namespace footfall {

struct ViewerRow
{
    /// Shares its snapshot.
    std::shared_ptr<const ViewerView> entry;
    /// Whole seconds since it was heard of.
    qint64 quietSeconds = 0;
};

struct ViewerTraits
{
    static std::pair<std::string_view, std::string_view> key(const ViewerRow& row)
    {
        return {row.entry->site, row.entry->id};
    }
    static bool same(const ViewerRow& a, const ViewerRow& b);
};

/// Viewers, last heard of first.
class ViewerModel : public KeyedRows<ViewerRow, ViewerTraits>
{
    Q_OBJECT

public:
    using KeyedRows::KeyedRows;

    QVariant data(const QModelIndex& index, int role) const override;
    int apply(const SnapshotPtr& snapshot, bool held) override;
};

/// "Toronto, Ontario, Canada · America/Toronto", of which there is what the viewer said.
QString whereaboutsText(const ViewerView& viewer);
/// "0:12 ago": when it was heard of.
QString heardText(const ViewerRow& row);

} // namespace footfall
