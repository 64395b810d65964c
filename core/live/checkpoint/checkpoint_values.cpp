// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/checkpoint/checkpoint_values.h"

namespace footfall {

void writeCounts(ByteWriter& writer, const MinuteCounts& counts)
{
    writeCount(writer, counts.pageViews);
    writeCount(writer, counts.events);
    writeCount(writer, counts.newVisitors);
    writeCount(writer, counts.sessionsBegun);
    writeCount(writer, counts.peakActive);
}

void readCounts(ByteReader& reader, MinuteCounts& counts)
{
    counts.pageViews = readCount(reader);
    counts.events = readCount(reader);
    counts.newVisitors = readCount(reader);
    counts.sessionsBegun = readCount(reader);
    counts.peakActive = static_cast<std::int32_t>(reader.number(INT32_MAX));
}

void TextsWriter::write(ByteWriter& writer, TextId id)
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

TextId TextsReader::read(ByteReader& reader)
{
    const auto number = static_cast<std::size_t>(reader.number(m_ids.size() + 1));
    if (number == 0)
        return 0;
    if (number <= m_ids.size())
        return m_pool.share(m_ids[number - 1]);
    m_ids.push_back(m_pool.acquire(reader.text()));
    return m_ids.back();
}

} // namespace footfall
