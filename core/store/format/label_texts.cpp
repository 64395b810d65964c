// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/format/label_texts.h"

namespace footfall {

namespace {

/// What an entry takes beside its text, about.
constexpr std::size_t entryBytes = 64;

} // namespace

LabelTexts::LabelTexts(const Database& database)
    : m_byNumber(database, "SELECT text FROM texts WHERE id = ?1")
    , m_byText(database, "SELECT id FROM texts WHERE text = ?1")
{
}

std::string LabelTexts::at(const Statement& row, int column)
{
    return row.isNumber(column) ? text(row.number(column)) : std::string(row.text(column));
}

std::string LabelTexts::text(std::int64_t number)
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
    if (m_bytes > mostBytes) {
        m_known.clear();
        m_bytes = text.size() + entryBytes;
    }
    m_known.emplace(number, text);
    return text;
}

std::optional<std::int64_t> LabelTexts::number(std::string_view text)
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
