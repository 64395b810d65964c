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
    return a->active == b->active && a->lastActivityAt == b->lastActivityAt &&
           a->hereSince == b->hereSince && a->durationSeconds == b->durationSeconds &&
           a->steps == b->steps && a->visits == b->visits && a->currentPage == b->currentPage &&
           a->country == b->country && a->city == b->city && a->device == b->device &&
           a->referrer == b->referrer && a->campaign == b->campaign && a->browser == b->browser &&
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
        return joined({attentionText(attentionAt(index.row())), sessionTitle(session),
                       sessionAbout(session, namesSite()), durationText(secondsAt(index.row()))});
    case Qt::ToolTipRole:
        return tooltipText(QStringList{
            joined({sessionName(session.sessionId), sessionPlace(session)}),
            attentionText(attentionAt(index.row())),
            pageDetail(session.currentPage), sessionDetails(session, true), shortJourney(session)}
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
    const bool waits =
        m_isSteady && !held && rowCount() > 0 && !m_pace.admits(changesTo(sessions), snapshot->at);
    const int heldBack = update(std::move(sessions), held || waits);
    const bool isKnown = isLookingKnown(*snapshot);
    if (std::exchange(m_isLookingKnown, isKnown) != isKnown && rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    showTime(snapshot->at);
    return heldBack;
}

/// Rows that come, those that go, and those that ended and stand among the active ones.
int SessionModel::changesTo(const std::vector<SessionRow>& next) const
{
    std::map<std::pair<std::string_view, std::string_view>, bool> isActive;
    for (const SessionRow& session : next)
        isActive.emplace(SessionTraits::key(session), session->active);
    int stays = 0;
    int ended = 0;
    bool isAboveActive = false;
    for (auto row = rows().rbegin(); row != rows().rend(); ++row) {
        const auto known = isActive.find(SessionTraits::key(*row));
        if (known == isActive.end())
            continue;
        ++stays;
        isAboveActive = isAboveActive || known->second;
        ended += isAboveActive && !known->second;
    }
    return int(isActive.size()) - stays + rowCount() - stays + ended;
}

/// Once a second: those that somebody looks at last longer, others calm down, and seem to be away.
void SessionModel::showTime(TimeMs now)
{
    const bool isNext = floorTo(now, secondMs) != floorTo(m_now, secondMs);
    const TimeMs before = std::exchange(m_now, now);
    for (int i = 0; isNext && i < rowCount(); ++i) {
        const bool isOther = attentionOf(*row(i), before, m_isLookingKnown) != attentionAt(i);
        if (row(i)->hereSince || isOther || now - row(i)->lastActivityAt < 3 * secondMs)
            Q_EMIT dataChanged(index(i), index(i));
    }
}

qint64 SessionModel::secondsAt(int index) const
{
    return lastedBy(*row(index), m_now);
}

Attention SessionModel::attentionAt(int index) const
{
    return attentionOf(*row(index), m_now, m_isLookingKnown);
}

bool SessionModel::isLively(int index) const
{
    return row(index)->active && m_now - row(index)->lastActivityAt < secondMs;
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
