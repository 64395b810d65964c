// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stable_hash.h"
#include "core/store/sqlite/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace footfall {

/// The labels of the store (core/store/format/schema.h), read as one looks at rows. Make one for
/// each read: a label's number may stand for another text once the read is over.
class LabelReader
{
public:
    /// What is remembered, in bytes, about; with more it begins anew.
    static constexpr std::size_t maxBytes = 8 * 1024 * 1024;

    /// The database must outlive it.
    explicit LabelReader(const Database& database);

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

/// The writer's way to the table `texts`: gives repeated texts their number. Knows the ones used
/// lately by heart. Numbers count only once the transaction they were made in has been committed:
/// after one that failed, call `forgetAll`.
class LabelWriter
{
public:
    /// Longer texts stay in the rows that have them, in bytes.
    static constexpr std::size_t longest = 200;
    /// So do texts that are new after so many others on the same day: somebody makes them up.
    static constexpr int newADay = 100'000;

    explicit LabelWriter(const Database& database);

    /// Binds the label of `text`: null for none, its number, or the text itself. Rows written now
    /// belong to `day`, counted since 1970. False when the database failed.
    bool bind(Statement& row, int at, std::string_view text, std::int64_t day);
    /// The number of `text`; 0 where the row is to have the text itself. Nothing: the database
    /// failed.
    std::optional<std::int64_t> numberOf(std::string_view text, std::int64_t day);
    void forgetAll() { m_known.clear(); }

private:
    static constexpr std::size_t maxKnown = 50'000;
    struct Label
    {
        std::int64_t id = 0;
        std::int64_t day = 0;
    };
    struct Hash : TextHash
    {
        using is_transparent = void;
    };

    std::optional<std::int64_t> look(std::string_view text, std::int64_t day);
    std::optional<std::int64_t> insert(std::string_view text, std::int64_t day);
    void remember(std::string_view text, Label label);

    Statement m_find;
    Statement m_touch;
    Statement m_insert;
    std::unordered_map<std::string, Label, Hash, std::equal_to<>> m_known;
    std::int64_t m_day = 0;
    int m_newToday = 0;
};

} // namespace footfall
