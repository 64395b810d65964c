// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/keyed_rows.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

namespace footfall {

/// What choosing a row asks for: only what has that value.
struct FieldChoice
{
    FilterField::Place field;
    std::string value;
};

/// A row of what is known of those who are or were on a page, or the heading of such rows.
struct PageWay
{
    enum class Section : std::uint8_t
    {
        CameFrom,
        WentTo,
        Referrers,
        Campaigns
    };
    Section section;
    /// Shares its snapshot; null: the heading.
    std::shared_ptr<const CountRow> entry;
    /// Of the highest of its section, 0 to 1.
    double share = 0;

    std::string_view label() const { return entry ? std::string_view(entry->label) : ""; }
};

struct PageWayTraits
{
    static std::tuple<PageWay::Section, bool, std::string_view> key(const PageWay& way)
    {
        return {way.section, way.entry != nullptr, way.label()};
    }
    static bool same(const PageWay& a, const PageWay& b)
    {
        return a.share == b.share && (!a.entry || a.entry->count == b.entry->count);
    }
};

/// Where those on a page came from and where they went next, their referrers and campaigns.
class PageWaysModel : public KeyedRows<PageWay, PageWayTraits>
{
    Q_OBJECT

public:
    using KeyedRows::KeyedRows;

    /// Rows a section has at most.
    static constexpr std::size_t maxRows = 12;

    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    int apply(const SnapshotPtr& snapshot, bool held) override;
    QString labelAt(int row) const;
    /// Nothing where the row is no page or label.
    std::optional<FieldChoice> chosenBy(int row) const;
};

} // namespace footfall
