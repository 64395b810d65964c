// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/utf8_check.h"

namespace footfall {

namespace {

constexpr std::uint8_t leastFollower = 0x80;
constexpr std::uint8_t maxFollower = 0xbf;

} // namespace

bool Utf8Check::add(QByteArrayView bytes)
{
    for (const char c : bytes) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (m_missing == 0) {
            if (byte >= leastFollower && !begin(byte))
                return false;
            continue;
        }
        if (byte < m_least || byte > m_most)
            return false;
        m_least = leastFollower;
        m_most = maxFollower;
        --m_missing;
    }
    return true;
}

/// The second byte is what keeps out overlong forms, surrogates and what is beyond Unicode.
bool Utf8Check::begin(std::uint8_t byte)
{
    if (byte < 0xc2 || byte > 0xf4)
        return false;
    m_missing = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    m_least = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90 : leastFollower;
    m_most = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f : maxFollower;
    return true;
}

} // namespace footfall
