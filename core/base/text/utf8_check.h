// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <cstdint>

namespace footfall {

/// Tells whether text that comes piece by piece, cut anywhere, is UTF-8 (RFC 3629): no overlong
/// forms, no surrogates, nothing above U+10FFFF. A value; pure.
class Utf8Check
{
public:
    /// False as soon as what was added cannot become UTF-8.
    bool add(QByteArrayView bytes);
    /// No character is cut at the end.
    bool isComplete() const { return m_missing == 0; }

private:
    bool begin(std::uint8_t byte);

    int m_missing = 0; ///< bytes of the character under way
    /// What its next byte may be.
    std::uint8_t m_least = 0x80;
    std::uint8_t m_most = 0xbf;
};

} // namespace footfall
