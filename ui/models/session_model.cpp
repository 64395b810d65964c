// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/session_model.h"

#include "ui/text/session_name.h"
#include "ui/text/session_text.h"
#include "ui/text/text_format.h"

#include <QStringList>

namespace footfall {

bool SessionTraits::same(const SessionRow& a, const SessionRow& b)
{
    return a->active == b->active && a->durationSeconds == b->durationSeconds &&
           a->steps == b->steps && a->currentPage == b->currentPage && a->country == b->country &&
           a->city == b->city && a->device == b->device && a->referrer == b->referrer &&
           a->journey.size() == b->journey.size();
}

QVariant SessionModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SessionView& session = *row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return sessionTitle(session);
    case Qt::AccessibleTextRole:
        return joined({session.active ? tr("active") : tr("gone"), sessionTitle(session),
                       sessionAbout(session, namesSite()), durationText(session.durationSeconds)});
    case Qt::ToolTipRole:
        return tooltipText(QStringList{
            joined({sessionName(session.sessionId), sessionPlace(session)}),
            pageDetail(session.currentPage), sessionAbout(session, true), shortJourney(session)}
                               .join(QLatin1Char('\n')));
    default:
        return {};
    }
}

int SessionModel::apply(const SnapshotPtr& snapshot, bool held)
{
    std::vector<SessionRow> sessions;
    sessions.reserve(snapshot->sessions.size());
    for (const SessionView& session : snapshot->sessions)
        sessions.emplace_back(snapshot, &session);
    return update(std::move(sessions), held);
}

SessionKey SessionModel::keyAt(int index) const
{
    const SessionView& session = *row(index);
    return {session.site, session.sessionId};
}

QModelIndex SessionModel::indexOf(const SessionKey& key) const
{
    for (int i = 0; i < rowCount(); ++i) {
        if (row(i)->sessionId == key.sessionId && row(i)->site == key.site)
            return index(i, 0);
    }
    return {};
}

} // namespace footfall
