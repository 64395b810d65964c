// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/keyed_rows.h"

#include <memory>
#include <string_view>

namespace footfall {

/// Shares its snapshot.
using SiteCardPtr = std::shared_ptr<const SiteCard>;

struct SiteCardTraits
{
    static std::string_view key(const SiteCardPtr& card) { return card->site; }
    static bool same(const SiteCardPtr& a, const SiteCardPtr& b);
};

/// The sites at a glance, in the order of the snapshot.
class SiteCardModel : public KeyedRows<SiteCardPtr, SiteCardTraits>
{
    Q_OBJECT

public:
    using KeyedRows::KeyedRows;

    QVariant data(const QModelIndex& index, int role) const override;
    int apply(const SnapshotPtr& snapshot, bool held) override;
};

/// "18 on /products"; empty while nobody is there.
QString topPageText(const SiteCard& card);

} // namespace footfall
