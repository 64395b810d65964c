// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/page_ways_model.h"

#include "ui/text/text_format.h"

namespace footfall {
namespace {

using Section = PageWay::Section;

QString headingOf(Section section)
{
    switch (section) {
    case Section::CameFrom:
        return PageWaysModel::tr("Came from");
    case Section::WentTo:
        return PageWaysModel::tr("Went on to");
    case Section::Referrers:
        return PageWaysModel::tr("Referrers of those on it");
    case Section::Campaigns:
        break;
    }
    return PageWaysModel::tr("Campaigns of those on it");
}

QString wordWithoutLabel(Section section)
{
    switch (section) {
    case Section::CameFrom:
        return PageWaysModel::tr("(entered here)");
    case Section::WentTo:
        return PageWaysModel::tr("(left here)");
    case Section::Referrers:
        return PageWaysModel::tr("(direct)");
    case Section::Campaigns:
        break;
    }
    return PageWaysModel::tr("(none)");
}

bool isOfPages(Section section)
{
    return section == Section::CameFrom || section == Section::WentTo;
}

void addSection(std::vector<PageWay>& ways, Section section, const SnapshotPtr& snapshot,
                const std::vector<CountRow>& rows)
{
    if (rows.empty())
        return;
    ways.push_back({section, nullptr});
    const double most = double(std::max<qint64>(rows.front().count, 1));
    for (std::size_t i = 0; i < std::min(rows.size(), PageWaysModel::maxRows); ++i)
        ways.push_back({section,
                        {snapshot, &rows[i]},
                        std::min(1.0, double(rows[i].count) / most)});
}

} // namespace

int PageWaysModel::apply(const SnapshotPtr& snapshot, bool held)
{
    std::vector<PageWay> ways;
    if (const auto& page = snapshot->page) {
        addSection(ways, Section::CameFrom, snapshot, page->cameFrom);
        addSection(ways, Section::WentTo, snapshot, page->wentTo);
        addSection(ways, Section::Referrers, snapshot, page->referrers);
        addSection(ways, Section::Campaigns, snapshot, page->campaigns);
    }
    return update(std::move(ways), held);
}

QString PageWaysModel::labelAt(int index) const
{
    const PageWay& way = row(index);
    if (!way.entry)
        return headingOf(way.section);
    if (way.entry->label.empty())
        return wordWithoutLabel(way.section);
    return isOfPages(way.section) ? shownPage(way.entry->label) : shownText(way.entry->label);
}

QVariant PageWaysModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PageWay& way = row(index.row());
    const QString label = labelAt(index.row());
    if (role == Qt::DisplayRole)
        return label;
    if (!way.entry)
        return role == Qt::AccessibleTextRole ? QVariant(label) : QVariant();
    const QString said =
        joined({headingOf(way.section), label, numberText(way.entry->count)});
    if (role == Qt::AccessibleTextRole)
        return said;
    return role == Qt::ToolTipRole ? QVariant(tooltipText(said)) : QVariant();
}

Qt::ItemFlags PageWaysModel::flags(const QModelIndex& index) const
{
    const bool isHeading = index.isValid() && !row(index.row()).entry;
    return isHeading ? Qt::ItemFlags(Qt::ItemNeverHasChildren) : KeyedRows::flags(index);
}

std::optional<FieldChoice> PageWaysModel::chosenBy(int index) const
{
    const PageWay& way = row(index);
    if (!way.entry || way.entry->label == otherLabel)
        return std::nullopt;
    const std::string& label = way.entry->label;
    if (way.section == Section::Referrers)
        return FieldChoice{FilterField::Referrer, label.empty() ? directReferrer : label};
    if (label.empty())
        return std::nullopt;
    return FieldChoice{isOfPages(way.section) ? FilterField::Page : FilterField::Campaign, label};
}

} // namespace footfall
