// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/session_text.h"

#include "ui/text/session_name.h"
#include "ui/text/text_format.h"

#include <QCoreApplication>
#include <QStringList>


namespace footfall {
namespace {

struct SessionWords
{
    Q_DECLARE_TR_FUNCTIONS(footfall::Sessions)
};

} // namespace

QString sessionPlace(const SessionView& session)
{
    const QString place = joined({shownText(session.country), shownText(session.city)});
    return place.isEmpty() ? sessionName(session.sessionId) : place;
}

QString sessionTitle(const SessionView& session)
{
    return SessionWords::tr("%1 — %2").arg(sessionPlace(session), shownPage(session.currentPage));
}

QString sessionAbout(const SessionView& session, bool namesSite)
{
    const QString from = session.referrer.empty()
                             ? QString()
                             : SessionWords::tr("from %1").arg(shownText(session.referrer));
    const QString site = namesSite ? shownText(session.site) : QString();
    return joined({from, shownText(session.campaign), shownText(session.device),
                   shownText(session.browser), site});
}

qint64 lastedBy(const SessionView& session, TimeMs now)
{
    const qint64 here = session.hereSince ? (now - *session.hereSince) / secondMs : 0;
    return std::max<qint64>(session.durationSeconds, here);
}

SessionView asOf(SessionView session, TimeMs now)
{
    const qint64 more = lastedBy(session, now) - session.durationSeconds;
    session.durationSeconds += more;
    if (!session.journey.empty())
        session.journey.back().dwell += more * secondMs;
    return session;
}

QString lookingText(const Snapshot& snapshot)
{
    const bool isKnown = snapshot.lookingVisitors > 0 || snapshot.idleVisitors > 0;
    return isKnown && !snapshot.narrowed ? SessionWords::tr("%1 looking").arg(numberText(snapshot.lookingVisitors))
                   : QString();
}

QString shortJourney(const SessionView& session)
{
    QStringList pages;
    if (session.steps > session.journey.size())
        pages.append(QStringLiteral("…"));
    for (const StepView& step : session.journey)
        pages.append(shownPage(step.page));
    return pages.join(QStringLiteral(" › "));
}

} // namespace footfall
