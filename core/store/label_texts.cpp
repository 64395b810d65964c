// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/label_texts.h"

namespace footfall {

LabelTexts::LabelTexts(const Database& database)
    : m_find(database, "SELECT text FROM texts WHERE id=?")
    , m_findNumber(database, "SELECT id FROM texts WHERE text=?")
{
}

const std::string& LabelTexts::of(const Statement& row, int column)
{
    if (row.isNumber(column))
        return text(row.number(column));
    m_inline = row.text(column);
    return m_inline;
}

const std::string& LabelTexts::text(std::int64_t number)
{
    if (const auto kept = m_kept.find(number); kept != m_kept.end())
        return kept->second;
    if (m_kept.size() >= keptAtMost)
        m_kept.clear();
    std::string text;
    const Statement::Step step = m_find.bind(1, number).step();
    if (step == Statement::Step::Row)
        text = m_find.text(0);
    m_missing += step == Statement::Step::Done;
    m_hasFailed = m_hasFailed || step == Statement::Step::Failed;
    m_find.reset();
    return m_kept.emplace(number, std::move(text)).first->second;
}

std::optional<std::int64_t> LabelTexts::numberOf(std::string_view text)
{
    std::optional<std::int64_t> number;
    const Statement::Step step = m_findNumber.bind(1, text).step();
    if (step == Statement::Step::Row)
        number = m_findNumber.number(0);
    m_hasFailed = m_hasFailed || step == Statement::Step::Failed;
    m_findNumber.reset();
    return number;
}

} // namespace footfall
