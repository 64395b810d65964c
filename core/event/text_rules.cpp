// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/event/text_rules.h"

#include <algorithm>

namespace footfall {

namespace {

unsigned char byteAt(std::string_view text, std::size_t i)
{
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
}

/// Without an early way out, so that the compiler looks at many bytes at once.
bool hasSuspiciousByte(std::string_view text)
{
    unsigned found = 0;
    for (char each : text) {
        const auto c = static_cast<unsigned char>(each);
        found |=
            unsigned(c < 0x20) | unsigned(c == 0x7F) | unsigned(c == 0xC2) | unsigned(c == 0xE2);
    }
    return found != 0;
}

bool isForbidden(std::string_view text, std::size_t i, bool lines)
{
    const unsigned char c = byteAt(text, i);
    if (c < 0x20)
        return !(lines && (c == '\t' || c == '\n' || c == '\r'));
    if (c == 0x7F)
        return true;
    const unsigned char second = byteAt(text, i + 1);
    if (c == 0xC2)
        return second < 0xA0;
    if (c != 0xE2)
        return false;
    const unsigned char third = byteAt(text, i + 2);
    return (second == 0x80 && third >= 0xAA && third <= 0xAE) ||
           (second == 0x81 && third >= 0xA6 && third <= 0xA9);
}

} // namespace

bool hidesSomething(std::string_view utf8, bool lines)
{
    if (!hasSuspiciousByte(utf8))
        return false;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        if (isForbidden(utf8, i, lines))
            return true;
    }
    return false;
}

bool isLongerThan(std::string_view utf8, std::size_t most)
{
    if (utf8.size() <= most)
        return false;
    const auto characters = std::count_if(utf8.begin(), utf8.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    });
    return static_cast<std::size_t>(characters) > most;
}

} // namespace footfall
