// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/viewer_model.h"

#include "ui/text/text_format.h"

#include <algorithm>

namespace footfall {

bool ViewerTraits::same(const ViewerRow& a, const ViewerRow& b)
{
    return a.quietSeconds == b.quietSeconds && a.entry->country == b.entry->country &&
           a.entry->city == b.entry->city && a.entry->region == b.entry->region &&
           a.entry->timezone == b.entry->timezone;
}

QString whereaboutsText(const ViewerView& viewer)
{
    QStringList place;
    for (const std::string* part : {&viewer.city, &viewer.region, &viewer.country}) {
        if (!part->empty())
            place.append(shownText(*part));
    }
    if (place.empty())
        place.append(ViewerModel::tr("place unknown"));
    return joined({place.join(QStringLiteral(", ")), shownText(viewer.timezone)});
}

QString heardText(const ViewerRow& row)
{
    return ViewerModel::tr("%1 ago").arg(durationText(row.quietSeconds));
}

QVariant ViewerModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ViewerRow& viewer = row(index.row());
    const QString id = shownText(viewer.entry->id);
    const QString where = whereaboutsText(*viewer.entry);
    const QString site = viewer.entry->site.empty() ? QString() : shownText(viewer.entry->site);
    switch (role) {
    case Qt::DisplayRole:
        return id;
    case Qt::AccessibleTextRole:
        return joined({id, where, site, tr("heard of %1").arg(heardText(viewer))});
    case Qt::ToolTipRole:
        return tooltipText(id + QLatin1Char('\n') + joined({where, site}) + QLatin1Char('\n') +
                           tr("heard of %1").arg(heardText(viewer)));
    default:
        return {};
    }
}

int ViewerModel::apply(const SnapshotPtr& snapshot, bool held)
{
    std::vector<ViewerRow> viewers;
    viewers.reserve(snapshot->viewerList.size());
    for (const ViewerView& viewer : snapshot->viewerList)
        viewers.push_back({{snapshot, &viewer},
                           std::max<qint64>(0, (snapshot->at - viewer.lastSeen) / secondMs)});
    return update(std::move(viewers), held);
}

} // namespace footfall
