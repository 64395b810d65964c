// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/history.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace footfall {

/// Questions about the past that wait for their answers, also while there is no connection: they
/// are asked again with the next one. Pure.
class RemoteQuestions
{
public:
    /// Questions that wait at most, fewer than a server lets wait; the oldest make room.
    static constexpr std::size_t waitingMost = 12;

    /// The number is above those of all questions before. Of searches, of visits to be opened and
    /// of replays only the newest waits. What had to make room is given back.
    std::optional<PastQuestion> add(std::uint64_t id, PastQuestion question);
    /// The question that is answered by this, if it still waits.
    std::optional<PastQuestion> take(std::uint64_t id);
    /// All that wait, in their order; none does any more.
    std::vector<PastQuestion> takeAll();
    /// Frames that ask them all, in their order.
    std::vector<std::string> frames() const;

    static std::string frameOf(std::uint64_t id, const PastQuestion& question);

private:
    std::map<std::uint64_t, PastQuestion> m_waiting;
};

} // namespace footfall
