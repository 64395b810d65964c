// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/choice_keeper.h"
#include "core/store/goal_file.h"

namespace footfall {

class Clock;

/// The events that operators chose as goals. Server thread.
class GoalKeeper : public ChoiceKeeper
{
    Q_OBJECT

public:
    static constexpr char tooMany[] = "There are too many goals: give up another first";

    /// The clock must outlive it.
    explicit GoalKeeper(const Clock& clock, QObject* parent = nullptr);

    /// Takes what is in the file, and keeps in it from now on, written on that thread. Fails as the
    /// file does.
    Result<void> keepIn(const GoalFile& file, QThread* thread);
    const ChosenGoals& now() const { return m_chosen; }
    /// The event of that name of a site, as events name it, is a goal from now on, or no longer. One
    /// that is so already stays as it is. `acknowledge` may be called from within.
    void choose(const std::string& site, const std::string& name, bool isGoal,
                Acknowledge acknowledge);
    /// Goals that were chosen while the clock was ahead count from now on. Call about four times a
    /// second.
    void tick();

Q_SIGNALS:
    void changed(const footfall::ChosenGoals& now);

private:
    Result<QByteArray> prepare(const std::string& site, const std::string& name, bool isGoal);
    void keepNow();
    void hold(const ChosenGoals& chosen);

    const Clock& m_clock;
    ChosenGoals m_chosen;
    /// What is being kept.
    ChosenGoals m_next;
};

} // namespace footfall
