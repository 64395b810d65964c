// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/goal_keeper.h"

#include "core/base/time/clock.h"

#include <utility>

namespace footfall {

GoalKeeper::GoalKeeper(const Clock& clock, QObject* parent)
    : ChoiceKeeper(parent)
    , m_clock(clock)
{
}

Result<void> GoalKeeper::keepIn(const GoalFile& file, QThread* thread)
{
    const Result<ChosenGoals> chosen = file.read();
    if (!chosen)
        return Error{chosen.error()};
    writeTo(file.file(), thread);
    ChosenGoals now = *chosen;
    const bool isMended = now.notAfter(m_clock.now());
    hold(now);
    if (isMended)
        keepNow();
    return {};
}

void GoalKeeper::choose(const std::string& site, const std::string& name, bool isGoal,
                        Acknowledge acknowledge)
{
    take({[this, site, name, isGoal] { return prepare(site, name, isGoal); },
          [this] { hold(m_next); }, std::move(acknowledge)});
}

Result<QByteArray> GoalKeeper::prepare(const std::string& site, const std::string& name,
                                       bool isGoal)
{
    m_next = m_chosen;
    if (!isGoal) {
        m_next.giveUp(site, name);
    } else if (!m_chosen.has(site, name)) {
        if (!m_chosen.hasRoomFor(site))
            return Error{tooMany};
        m_next.goals.push_back({site, name, m_clock.now()});
    }
    return GoalFile::textOf(m_next);
}

void GoalKeeper::tick()
{
    if (!m_chosen.notAfter(m_clock.now()))
        return;
    Q_EMIT changed(m_chosen);
    keepNow();
}

/// So that the next start has them as they are counted.
void GoalKeeper::keepNow()
{
    const auto prepare = [this]() -> Result<QByteArray> {
        m_next = m_chosen;
        return GoalFile::textOf(m_next);
    };
    take({prepare, [this] { hold(m_next); }, [](const Result<void>&) {}});
}

void GoalKeeper::hold(const ChosenGoals& chosen)
{
    m_chosen = chosen;
    Q_EMIT changed(m_chosen);
}

} // namespace footfall
