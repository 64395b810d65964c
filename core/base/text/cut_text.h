// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace footfall {

/// What is told apart of the name of an element that was clicked, in bytes.
inline constexpr std::size_t maxElementBytes = 128;

/// At most so many bytes of a valid text, never half a character.
inline std::string_view cutText(std::string_view utf8, std::size_t bytes)
{
    if (utf8.size() <= bytes)
        return utf8;
    while (bytes > 0 && (static_cast<unsigned char>(utf8[bytes]) & 0xC0) == 0x80)
        --bytes;
    return utf8.substr(0, bytes);
}

} // namespace footfall
