// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace footfall {

/// The labels of the store (core/store/format/schema.h), read as one looks at rows. Make one for
/// each read: a label's number may stand for another text once the read is over.
class LabelTexts
{
public:
    /// What is remembered, in bytes, about; with more it begins anew.
    static constexpr std::size_t mostBytes = 8 * 1024 * 1024;

    /// The database must outlive it.
    explicit LabelTexts(const Database& database);

    /// What a column marked `label` says; empty for null.
    std::string at(const Statement& row, int column);
    /// Empty when there is no such label: `missing` counts those.
    std::string text(std::int64_t number);
    /// The number of the label with that text, if there is one.
    std::optional<std::int64_t> number(std::string_view text);

    std::int64_t missing() const { return m_missing; }
    /// The database could not be read: what was given may be wrong.
    bool hasFailed() const { return m_hasFailed; }

private:
    Statement m_byNumber;
    Statement m_byText;
    std::unordered_map<std::int64_t, std::string> m_known;
    std::size_t m_bytes = 0;
    std::int64_t m_missing = 0;
    bool m_hasFailed = false;
};

} // namespace footfall
