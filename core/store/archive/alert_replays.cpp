// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive/alert_replays.h"

#include <algorithm>
#include <utility>

namespace footfall {

namespace {

std::vector<AlertRule> ruleOfEachSensitivity(const LocalTime& local)
{
    std::vector<AlertRule> rules;
    for (const Sensitivity sensitivity : allSensitivities)
        rules.emplace_back(local, sensitivity);
    return rules;
}

} // namespace

AlertReplays::AlertReplays(ArchiveWorker& worker, LocalTime local, QObject* parent)
    : QObject(parent)
    , m_archive(worker)
    , m_local(std::move(local))
{
}

quint64 AlertReplays::ask(const AlertReplayRequest& request, Answer answer, std::string client)
{
    const Answer replaced = replacedOf(client);
    if (m_waiting.size() >= maxWaiting)
        return 0;
    auto replay = std::make_shared<AlertReplay>(
        request, [local = m_local](const std::string&) { return ruleOfEachSensitivity(local); });
    m_waiting.push_back({++m_lastNumber, std::move(replay), std::move(answer), std::move(client)});
    goOn();
    if (replaced)
        replaced(Error{newerAsked});
    return m_lastNumber;
}

AlertReplays::Answer AlertReplays::replacedOf(const std::string& client)
{
    const auto older =
        std::find_if(m_waiting.begin(), m_waiting.end(), [&](const Waiting& each) {
            return !client.empty() && each.client == client;
        });
    if (older == m_waiting.end())
        return nullptr;
    Answer answer = std::move(older->answer);
    m_waiting.erase(older);
    return answer;
}

void AlertReplays::drop(quint64 number)
{
    std::erase_if(m_waiting, [&](const Waiting& each) { return each.number == number; });
}

void AlertReplays::goOn()
{
    if (m_waiting.empty() || m_isReading)
        return;
    const Waiting& first = m_waiting.front();
    const auto read = [replay = first.replay](Archive& archive) -> Piece {
        const Result<Progress> progress = archive.goOn(*replay);
        if (!progress)
            return Error{progress.error()};
        if (*progress == Progress::More)
            return std::optional<AlertComparison>();
        return std::optional(compareAlerts(replay->request(), replay->take()));
    };
    m_isReading = m_archive.ask<Piece>(
        read, [this, number = first.number](const Piece& piece) { take(number, piece); });
}

void AlertReplays::take(quint64 number, const Piece& piece)
{
    m_isReading = false;
    const bool isOver = !piece || piece->has_value();
    // Another one is the first when this was dropped.
    if (m_waiting.empty() || m_waiting.front().number != number || !isOver)
        return goOn();
    const Answer answer = std::move(m_waiting.front().answer);
    m_waiting.pop_front();
    goOn();
    if (piece)
        answer(**piece);
    else
        answer(Error{piece.error()});
}

} // namespace footfall
