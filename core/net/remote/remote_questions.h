// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/history.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace footfall {

/// Questions about the past that wait for their answers, also while there is no connection: they
/// are asked again with the next one. Pure.
class RemoteQuestions
{
public:
    struct OpenVisit
    {
        std::uint64_t visit = 0;
    };
    using Question = std::variant<HistoryRequest, VisitQuery, OpenVisit>;

    /// Questions that wait at most, fewer than a server lets wait; the oldest make room.
    static constexpr std::size_t waitingMost = 12;

    /// The number is above those of all questions before. Of searches and of visits to be opened
    /// only the newest waits.
    void add(std::uint64_t id, Question question);
    /// The question that is answered by this, if it still waits.
    std::optional<Question> take(std::uint64_t id);
    /// Frames that ask them all, in their order.
    std::vector<std::string> frames() const;

    static std::string frameOf(std::uint64_t id, const Question& question);

private:
    std::map<std::uint64_t, Question> m_waiting;
};

} // namespace footfall
