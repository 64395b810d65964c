// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/format/labels.h"

#include <functional>
#include <optional>

namespace footfall {

namespace {

/// What an entry takes beside its text, about.
constexpr std::size_t entryBytes = 64;

} // namespace

LabelWriter::LabelWriter(const Database& database)
    : m_find(database, "SELECT id, day FROM texts WHERE text=?")
    , m_touch(database, "UPDATE texts SET day=? WHERE id=? RETURNING id")
    , m_insert(database, "INSERT INTO texts(text, day) VALUES(?, ?) RETURNING id")
{
}

bool LabelWriter::bind(Statement& row, int at, std::string_view text, std::int64_t day)
{
    if (text.empty()) {
        row.bindNull(at);
        return true;
    }
    const std::optional<std::int64_t> number = numberOf(text, day);
    if (!number)
        return false;
    if (*number == 0)
        row.bind(at, text);
    else
        row.bind(at, *number);
    return true;
}

std::optional<std::int64_t> LabelWriter::numberOf(std::string_view text, std::int64_t day)
{
    if (text.size() > longest)
        return 0;
    if (const auto known = m_known.find(text); known != m_known.end() && known->second.day >= day)
        return known->second.id;
    return look(text, day);
}

std::optional<std::int64_t> LabelWriter::look(std::string_view text, std::int64_t day)
{
    const Statement::Step found = m_find.bind(1, text).step();
    Label label{m_find.number(0), m_find.number(1)};
    m_find.reset();
    if (found == Statement::Step::Failed)
        return std::nullopt;
    if (found == Statement::Step::Done)
        return insert(text, day);
    if (label.day < day) {
        const bool touched = m_touch.bind(1, day).bind(2, label.id).step() == Statement::Step::Row;
        m_touch.reset();
        if (!touched)
            return std::nullopt;
        label.day = day;
    }
    remember(text, label);
    return label.id;
}

std::optional<std::int64_t> LabelWriter::insert(std::string_view text, std::int64_t day)
{
    if (m_day != day) {
        m_day = day;
        m_newToday = 0;
    }
    if (++m_newToday > newADay)
        return 0;
    const bool isIn = m_insert.bind(1, text).bind(2, day).step() == Statement::Step::Row;
    const Label label{m_insert.number(0), day};
    m_insert.reset();
    if (!isIn)
        return std::nullopt;
    remember(text, label);
    return label.id;
}

void LabelWriter::remember(std::string_view text, Label label)
{
    if (m_known.size() >= maxKnown)
        m_known.clear();
    m_known.insert_or_assign(std::string(text), label);
}

LabelReader::LabelReader(const Database& database)
    : m_byNumber(database, "SELECT text FROM texts WHERE id = ?1")
    , m_byText(database, "SELECT id FROM texts WHERE text = ?1")
{
}

std::string LabelReader::at(const Statement& row, int column)
{
    return row.isNumber(column) ? text(row.number(column)) : std::string(row.text(column));
}

std::string LabelReader::text(std::int64_t number)
{
    const auto known = m_known.find(number);
    if (known != m_known.end())
        return known->second;
    std::string text;
    const Statement::Step step = m_byNumber.bind(1, number).step();
    if (step == Statement::Step::Row)
        text = m_byNumber.text(0);
    m_missing += step == Statement::Step::Done;
    m_hasFailed = m_hasFailed || step == Statement::Step::Failed;
    m_byNumber.reset();
    m_bytes += text.size() + entryBytes;
    if (m_bytes > maxBytes) {
        m_known.clear();
        m_bytes = text.size() + entryBytes;
    }
    m_known.emplace(number, text);
    return text;
}

std::optional<std::int64_t> LabelReader::number(std::string_view text)
{
    std::optional<std::int64_t> number;
    const Statement::Step step = m_byText.bind(1, text).step();
    if (step == Statement::Step::Row)
        number = m_byText.number(0);
    m_hasFailed = m_hasFailed || step == Statement::Step::Failed;
    m_byText.reset();
    return number;
}

} // namespace footfall
