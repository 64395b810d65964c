// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/goal_text.h"

#include "ui/text/local_day.h"
#include "ui/text/text_format.h"

#include <QCoreApplication>
#include <QLocale>

namespace footfall {
namespace {

struct GoalWords
{
    Q_DECLARE_TR_FUNCTIONS(footfall::GoalWords)
};

} // namespace

GoalNames goalNames(const Snapshot& snapshot)
{
    GoalNames names;
    for (const GoalView& goal : snapshot.goals)
        names.emplace(goal.site, goal.name);
    return names;
}

bool isGoal(const GoalNames& goals, const Event& event)
{
    return !goals.empty() && goals.contains({event.site, eventNameOf(event)});
}

QString goalShareText(const GoalView& goal)
{
    if (goal.visitorsInAll <= 0)
        return GoalWords::tr("no visitors yet");
    const double share = 100 * double(goal.visitorsToday) / double(goal.visitorsInAll);
    return GoalWords::tr("%1 % of visitors").arg(QLocale().toString(std::min(share, 100.0), 'f', 1));
}

QString goalSinceText(const GoalView& goal, TimeMs now)
{
    const bool isOfToday = dayStart(goal.since) == dayStart(now);
    return isOfToday ? GoalWords::tr("since %1").arg(minuteText(goal.since)) : QString();
}

QString goalNoteText(const GoalView& goal, TimeMs now)
{
    return joined({goalShareText(goal), goalSinceText(goal, now)});
}

QString goalFiguresText(const GoalView& goal, TimeMs now)
{
    return joined({GoalWords::tr("%1 today").arg(numberText(goal.eventsToday)),
                   goalShareText(goal), goalSinceText(goal, now)});
}

} // namespace footfall
