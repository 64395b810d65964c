// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/byte_reader.h"
#include "core/base/byte_writer.h"
#include "core/base/text/text_pool.h"
#include "core/live/counts/completed.h"

#include <vector>

namespace footfall {

/// Bounds of what a checkpoint may say: sums of some of them still fit.
inline constexpr std::int64_t mostChecked = std::int64_t(1) << 53;

inline TimeMs readTime(ByteReader& reader)
{
    return reader.integer(mostChecked);
}

inline std::int64_t readCount(ByteReader& reader)
{
    return static_cast<std::int64_t>(reader.number(mostChecked));
}

inline std::uint32_t readSmall(ByteReader& reader)
{
    return static_cast<std::uint32_t>(reader.number(UINT32_MAX));
}

/// A count that is never negative.
inline void writeCount(ByteWriter& writer, std::int64_t count)
{
    writer.number(static_cast<std::uint64_t>(count));
}

/// Without its site and time.
void writeCounts(ByteWriter& writer, const MinuteCounts& counts);
void readCounts(ByteReader& reader, MinuteCounts& counts);

/// Writes texts of a pool: each where it is used first, from then on a number. A text must be kept
/// by somebody who has held it since this began.
class TextsWriter
{
public:
    explicit TextsWriter(const TextPool& pool)
        : m_pool(pool)
    {
    }
    void write(ByteWriter& writer, TextId id);

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
    TextId read(ByteReader& reader);

private:
    TextPool& m_pool;
    std::vector<TextId> m_ids;
};

} // namespace footfall
