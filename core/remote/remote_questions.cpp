// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/remote_questions.h"

#include "core/protocol/live/client/live_client_frames.h"

#include <utility>

namespace footfall {

std::optional<PastQuestion> RemoteQuestions::add(std::uint64_t id, PastQuestion question)
{
    if (!std::holds_alternative<HistoryRequest>(question))
        std::erase_if(m_waiting, [&](const auto& waiting) {
            return waiting.second.index() == question.index();
        });
    std::optional<PastQuestion> left;
    if (m_waiting.size() == waitingMost)
        left = take(m_waiting.begin()->first);
    m_waiting.emplace(id, std::move(question));
    return left;
}

std::optional<PastQuestion> RemoteQuestions::take(std::uint64_t id)
{
    auto found = m_waiting.extract(id);
    if (found.empty())
        return std::nullopt;
    return std::move(found.mapped());
}

std::vector<PastQuestion> RemoteQuestions::takeAll()
{
    std::vector<PastQuestion> questions;
    for (auto& [id, question] : std::exchange(m_waiting, {}))
        questions.push_back(std::move(question));
    return questions;
}

std::vector<std::string> RemoteQuestions::frames() const
{
    std::vector<std::string> frames;
    for (const auto& [id, question] : m_waiting)
        frames.push_back(frameOf(id, question));
    return frames;
}

std::string RemoteQuestions::frameOf(std::uint64_t id, const PastQuestion& question)
{
    if (const auto* history = std::get_if<HistoryRequest>(&question))
        return historyFrame(id, *history);
    if (const auto* visits = std::get_if<VisitQuery>(&question))
        return visitsFrame(id, *visits);
    if (const auto* replay = std::get_if<AlertReplayRequest>(&question))
        return replayFrame(id, *replay);
    if (const auto* moment = std::get_if<MomentRequest>(&question))
        return momentFrame(id, *moment);
    return visitFrame(id, std::get<VisitRequest>(question).visit);
}

} // namespace footfall
