// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/feed_model.h"

#include "ui/text/session_name.h"
#include "ui/text/text_format.h"

namespace footfall {

QVariant FeedModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Event& event = *row(index.row()).event;
    switch (role) {
    case Qt::DisplayRole:
        return shownPage(event.page);
    case Qt::AccessibleTextRole:
        return joined({clockText(event.receivedAt), shownPage(event.page), asideAt(index.row()),
                       sessionName(event.sessionId)});
    case Qt::ToolTipRole:
        return tooltipText(
            pageDetail(event.page) + QLatin1Char('\n') +
            joined({isGoalAt(index.row()) ? tr("goal") : QString(), deedText(event), sessionName(event.sessionId), shownText(event.country),
                    shownText(event.city), shownText(event.site)}));
    default:
        return {};
    }
}

int FeedModel::apply(const SnapshotPtr& snapshot, bool held)
{
    GoalNames goals = goalNames(*snapshot);
    if (std::exchange(m_goals, std::move(goals)) != m_goals && rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    std::vector<FeedItem> items;
    items.reserve(snapshot->events.size());
    // While the list is held, only what came after its first row is new to the reader.
    const std::uint64_t newest = rows().empty() ? 0 : rows().front().number;
    for (const FeedItem& item : snapshot->events) {
        if (item.event && (!held || item.number > newest))
            items.push_back(item);
    }
    return update(std::move(items), held);
}

QString FeedModel::asideAt(int index) const
{
    const Event& event = *row(index).event;
    return joined({isGoalAt(index) ? tr("goal") : QString(), deedText(event),
                   shownText(event.country), namesSite() ? shownText(event.site) : QString()});
}

SessionKey FeedModel::sessionAt(int index) const
{
    const Event& event = *row(index).event;
    return {event.site, event.sessionId};
}

} // namespace footfall
