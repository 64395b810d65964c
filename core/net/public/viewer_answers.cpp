// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/public/viewer_answers.h"

#include "core/base/time/clock.h"
#include "core/protocol/public/viewers_json.h"

#include <utility>

namespace footfall {

ViewerAnswers::ViewerAnswers(const Viewers& viewers, const Clock& clock)
    : m_viewers(viewers)
    , m_clock(clock)
    , m_answerAll(tickMs, clock, [this] { answerAll(); })
{
}

void ViewerAnswers::ask(Kind kind, bool isOperator, Give give)
{
    const Answer& answer = answerOf(kind, isOperator);
    if (isFresh(answer))
        return give(answer.json);
    m_asked.push_back({kind, isOperator, std::move(give)});
    m_answerAll.soon();
}

const QByteArray& ViewerAnswers::latest(Kind kind, bool isOperator)
{
    const Answer& answer = answerOf(kind, isOperator);
    const bool isYoung = !answer.json.isEmpty() && m_clock.steady() - answer.at < tickMs;
    return isYoung ? answer.json : encode(kind, isOperator);
}

ViewerAnswers::Answer& ViewerAnswers::answerOf(Kind kind, bool isOperator)
{
    return m_answers[std::size_t(kind) * 2 + isOperator];
}

bool ViewerAnswers::isFresh(const Answer& answer) const
{
    return !answer.json.isEmpty() && answer.revision == m_viewers.revision();
}

const QByteArray& ViewerAnswers::encode(Kind kind, bool isOperator)
{
    Answer& answer = answerOf(kind, isOperator);
    if (isFresh(answer))
        return answer.json;
    ++m_encoded;
    answer.json =
        QByteArray::fromStdString(kind == Kind::List ? viewersJson(m_viewers, isOperator)
                                                     : socketTrackedJson(m_viewers, isOperator));
    answer.revision = m_viewers.revision();
    answer.at = m_clock.steady();
    return answer.json;
}

void ViewerAnswers::answerAll()
{
    // Whoever is answered may ask again.
    for (const Asked& asked : std::exchange(m_asked, {}))
        asked.give(QByteArray(encode(asked.kind, asked.isOperator)));
}

} // namespace footfall
