// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/paced_call.h"
#include "core/live/presence/viewers.h"

#include <QByteArray>

#include <array>
#include <functional>
#include <optional>
#include <vector>

namespace footfall {

class Clock;

/// The answers that list the tracked viewers, which are costly to encode: each is encoded once
/// for all who ask in one tick, be there ever so many and the viewers changing all the while.
/// Server thread.
class ViewerAnswers
{
public:
    enum class Kind
    {
        List,   ///< of GET /api/viewers
        Tracked ///< of `track-viewer`
    };
    using Give = std::function<void(const QByteArray& json)>;

    static constexpr DurationMs tickMs = 50;

    /// What is passed must outlive the object.
    ViewerAnswers(const Viewers& viewers, const Clock& clock);

    /// Gives the answer as it is now; the first one after quiet within the call, the next ones at
    /// the end of the tick unless nothing has changed.
    void ask(Kind kind, bool isOperator, Give give);
    /// For whoever cannot wait: at most a tick old.
    const QByteArray& latest(Kind kind, bool isOperator);
    /// How often one was encoded.
    std::uint64_t encoded() const { return m_encoded; }

private:
    struct Answer
    {
        QByteArray json;
        std::uint64_t revision = 0;
        SteadyTime at;
    };
    struct Asked
    {
        Kind kind;
        bool isOperator;
        Give give;
    };

    Answer& answerOf(Kind kind, bool isOperator);
    bool isFresh(const Answer& answer) const;
    const QByteArray& encode(Kind kind, bool isOperator);
    void answerAll();

    const Viewers& m_viewers;
    const Clock& m_clock;
    std::array<Answer, 4> m_answers; ///< of each kind, for operators and for others
    std::vector<Asked> m_asked;
    PacedCall m_answerAll;
    std::uint64_t m_encoded = 0;
};

} // namespace footfall
