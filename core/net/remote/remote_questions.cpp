// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/remote/remote_questions.h"

#include "core/protocol/live/live_client_frames.h"

namespace footfall {

void RemoteQuestions::add(std::uint64_t id, Question question)
{
    if (!std::holds_alternative<HistoryRequest>(question))
        std::erase_if(m_waiting, [&](const auto& waiting) {
            return waiting.second.index() == question.index();
        });
    if (m_waiting.size() == waitingMost)
        m_waiting.erase(m_waiting.begin());
    m_waiting.emplace(id, std::move(question));
}

std::optional<RemoteQuestions::Question> RemoteQuestions::take(std::uint64_t id)
{
    auto found = m_waiting.extract(id);
    if (found.empty())
        return std::nullopt;
    return std::move(found.mapped());
}

std::vector<std::string> RemoteQuestions::frames() const
{
    std::vector<std::string> frames;
    for (const auto& [id, question] : m_waiting)
        frames.push_back(frameOf(id, question));
    return frames;
}

std::string RemoteQuestions::frameOf(std::uint64_t id, const Question& question)
{
    if (const auto* history = std::get_if<HistoryRequest>(&question))
        return historyFrame(id, *history);
    if (const auto* visits = std::get_if<VisitQuery>(&question))
        return visitsFrame(id, *visits);
    return visitFrame(id, std::get<OpenVisit>(question).visit);
}

} // namespace footfall
