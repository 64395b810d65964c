// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"
#include "core/base/time/time_units.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace footfall {

/// How much one client may ask: a number of questions at once, and so many a second from then on
/// (Limits). What goes beyond is to be refused, at little cost, and whoever goes far beyond to be
/// let go. Kept beside the connection and asked before a question is read. A long question counts
/// as several; it is taken whole while anything is left. Times are steady ones.
class QuestionBudget
{
public:
    enum class Verdict
    {
        Answer,
        Refuse, ///< tell the client, and keep it
        Close   ///< it was told often enough
    };
    /// So many times as many refusals are borne as questions are answered.
    static constexpr double forbearance = 10;

    Verdict ask(const Limits& limits, SteadyTime now, double questions = 1)
    {
        const double seconds = double(now - std::exchange(m_at, now)) / double(secondMs);
        const double regained = seconds * double(limits.questionsPerSecond);
        m_answered = std::max(0.0, m_answered - regained);
        m_refused = std::max(0.0, m_refused - forbearance * regained);
        const double burst = double(limits.questionsBurst);
        if (fits(m_answered, burst, questions))
            return Verdict::Answer;
        return fits(m_refused, forbearance * burst, 1) ? Verdict::Refuse : Verdict::Close;
    }

private:
    /// So many more, if there is room for one.
    static bool fits(double& level, double most, double more)
    {
        const bool hasRoom = level + 1 <= most;
        level += hasRoom ? more : 0;
        return hasRoom;
    }

    double m_answered = 0;
    double m_refused = 0;
    SteadyTime m_at;
};

/// A question is longer to read than another one by each so many bytes.
inline constexpr std::ptrdiff_t bytesPerQuestion = 512;

/// As how many questions a text of that length counts.
constexpr double questionsIn(std::ptrdiff_t bytes)
{
    return 1 + double(bytes / bytesPerQuestion);
}

/// What a client is told whose question was refused.
inline constexpr std::string_view tooManyQuestions = "Too many questions: ask again in a second";

} // namespace footfall
