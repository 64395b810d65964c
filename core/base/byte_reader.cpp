// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/byte_reader.h"

namespace footfall {

std::uint8_t ByteReader::byte(std::uint8_t most)
{
    if (m_rest.empty() || static_cast<std::uint8_t>(m_rest.front()) > most) {
        fail();
        return 0;
    }
    const auto value = static_cast<std::uint8_t>(m_rest.front());
    m_rest.remove_prefix(1);
    return value;
}

std::uint64_t ByteReader::fixed()
{
    std::uint64_t value = 0;
    int shift = 0;
    for (char each : bytes(sizeof value)) {
        value |= std::uint64_t(static_cast<std::uint8_t>(each)) << shift;
        shift += 8;
    }
    return value;
}

std::uint64_t ByteReader::number(std::uint64_t most)
{
    std::uint64_t value = 0;
    std::size_t at = 0;
    for (int shift = 0; shift < 64 && at < m_rest.size(); shift += 7) {
        const auto each = static_cast<std::uint8_t>(m_rest[at++]);
        value |= std::uint64_t(each & 0x7F) << shift;
        if (each < 0x80) {
            if (value > most)
                break;
            m_rest.remove_prefix(at);
            return value;
        }
    }
    fail();
    return 0;
}

std::int64_t ByteReader::integer(std::int64_t most)
{
    const std::uint64_t folded = number();
    const auto value =
        static_cast<std::int64_t>(folded >> 1) ^ -static_cast<std::int64_t>(folded & 1);
    if (value > most || value < -most) {
        fail();
        return 0;
    }
    return value;
}

std::string_view ByteReader::text(std::size_t most)
{
    return bytes(static_cast<std::size_t>(number(most)));
}

std::string_view ByteReader::bytes(std::size_t size)
{
    if (size > m_rest.size()) {
        fail();
        return {};
    }
    const std::string_view read = m_rest.substr(0, size);
    m_rest.remove_prefix(size);
    return read;
}

} // namespace footfall
