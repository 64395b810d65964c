// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/session_text.h"

#include "ui/text/session_name.h"
#include "ui/text/text_format.h"

#include <QCoreApplication>
#include <QStringList>


namespace footfall {
namespace {

/// Who did something so lately is there, though the page may not have said so yet.
constexpr DurationMs justActiveMs = 30 * secondMs;

struct SessionWords
{
    Q_DECLARE_TR_FUNCTIONS(footfall::Sessions)
};

QString aboutOf(const SessionView& session, const std::string& system, bool namesSite)
{
    const QString from = session.referrer.empty()
                             ? QString()
                             : SessionWords::tr("from %1").arg(shownText(session.referrer));
    const QString site = namesSite ? shownText(session.site) : QString();
    return joined({visitsText(session.visits), from, shownText(session.campaign),
                   shownText(session.device), shownText(session.browser), shownText(system), site});
}

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

/// As English counts: 1st, 2nd, 3rd, 4th, but 11th to 13th. Other languages have as many texts.
QString visitsText(int visits)
{
    if (visits < 2)
        return {};
    const bool isTeen = visits % 100 / 10 == 1;
    const int last = isTeen ? 0 : visits % 10;
    const QString text = last == 1   ? SessionWords::tr("%1st visit")
                         : last == 2 ? SessionWords::tr("%1nd visit")
                         : last == 3 ? SessionWords::tr("%1rd visit")
                                     : SessionWords::tr("%1th visit");
    return text.arg(numberText(visits));
}

QString sessionAbout(const SessionView& session, bool namesSite)
{
    return aboutOf(session, {}, namesSite);
}

QString sessionDetails(const SessionView& session, bool namesSite)
{
    return aboutOf(session, session.system, namesSite);
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

Attention attentionOf(const SessionView& session, TimeMs now, bool isKnown)
{
    if (!session.active)
        return Attention::Gone;
    const bool isAway =
        isKnown && !session.hereSince && now - session.lastActivityAt >= justActiveMs;
    return isAway ? Attention::Away : Attention::Looking;
}

QString attentionText(Attention attention)
{
    switch (attention) {
    case Attention::Looking:
        return SessionWords::tr("active");
    case Attention::Away:
        return SessionWords::tr("active, not looking");
    case Attention::Gone:
        break;
    }
    return SessionWords::tr("gone");
}

bool isLookingKnown(const Snapshot& snapshot)
{
    return snapshot.lookingVisitors > 0 || snapshot.idleVisitors > 0;
}

QString lookingText(const Snapshot& snapshot)
{
    return isLookingKnown(snapshot) && !snapshot.narrowed
               ? SessionWords::tr("%1 looking").arg(numberText(snapshot.lookingVisitors))
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
