// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace footfall {

/// Reads label columns back. Keeps what it has read, up to a bound; make a new one for each read of
/// a store that is being written: once that is over, a number may stand for another text. One
/// connection, one thread.
class LabelTexts
{
public:
    explicit LabelTexts(const Database& database);

    /// The text of a column that holds a label; empty for null, and for one that does not resolve.
    /// Good until the next call.
    const std::string& of(const Statement& row, int column);
    const std::string& text(std::int64_t number);
    /// The number of the label with that text, if there is one.
    std::optional<std::int64_t> numberOf(std::string_view text);

    /// Labels asked for that do not resolve.
    std::int64_t missing() const { return m_missing; }
    /// The database could not be read: what was given may be wrong.
    bool hasFailed() const { return m_hasFailed; }

private:
    static constexpr std::size_t keptAtMost = 50'000;

    Statement m_find;
    Statement m_findNumber;
    std::unordered_map<std::int64_t, std::string> m_kept;
    std::string m_inline;
    std::int64_t m_missing = 0;
    bool m_hasFailed = false;
};

} // namespace footfall
