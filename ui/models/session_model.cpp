// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/session_model.h"

#include "ui/text/text_format.h"

#include <QStringList>

namespace footfall {

bool SessionTraits::same(const SessionRow& a, const SessionRow& b)
{
    return a->active == b->active && a->durationSeconds == b->durationSeconds &&
           a->steps == b->steps && a->currentPage == b->currentPage && a->country == b->country &&
           a->device == b->device && a->journey.size() == b->journey.size();
}

QString shortJourney(const SessionView& session)
{
    QStringList pages;
    if (session.steps > session.journey.size())
        pages.append(QStringLiteral("…"));
    for (const StepView& step : session.journey)
        pages.append(shownText(step.page));
    return pages.join(QStringLiteral(" › "));
}

QVariant SessionModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SessionView& session = *row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shownText(session.sessionId);
    case Qt::AccessibleTextRole:
        return QStringList{
            shownText(session.sessionId),   session.active ? tr("active") : tr("gone"),
            shownText(session.currentPage), shownText(session.country),
            shownText(session.device),      durationText(session.durationSeconds)}
            .join(QStringLiteral(", "));
    case Qt::ToolTipRole:
        return tooltipText(shownText(session.sessionId) + QLatin1Char('\n') +
                           shortJourney(session));
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
