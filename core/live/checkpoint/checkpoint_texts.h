// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text/text_pool.h"
#include "core/live/checkpoint/checkpoint_fields.h"

#include <vector>

namespace footfall {

/// Writes texts of a pool: each where it is used first, from then on a number. A text must be kept
/// by somebody who has held it since this began.
class TextsWriter
{
public:
    explicit TextsWriter(const TextPool& pool)
        : m_pool(pool)
    {
    }

    void describe(FieldWriter& writer, TextId id)
    {
        if (id >= m_numbers.size())
            m_numbers.resize(id + std::size_t(1));
        std::uint32_t& number = m_numbers[id];
        if (id == 0 || number != 0)
            return writer.number(number);
        number = ++m_last;
        writer.number(number);
        writer.text(m_pool.view(id));
    }

private:
    const TextPool& m_pool;
    /// By id; 0 where it was not used yet.
    std::vector<std::uint32_t> m_numbers;
    std::uint32_t m_last = 0;
};

/// Reads them into a pool.
class TextsReader
{
public:
    explicit TextsReader(TextPool& pool)
        : m_pool(pool)
    {
    }

    /// With one more user.
    void describe(FieldReader& reader, TextId& id)
    {
        const auto number = static_cast<std::size_t>(reader.number(m_ids.size() + 1));
        if (number > m_ids.size())
            m_ids.push_back(id = m_pool.acquire(reader.text()));
        else
            id = number == 0 ? 0 : m_pool.share(m_ids[number - 1]);
    }

private:
    TextPool& m_pool;
    std::vector<TextId> m_ids;
};

} // namespace footfall
