// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/text_rules.h"

#include <simdjson.h>

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
        found |= unsigned(c < 0x20) | unsigned(c == 0x7F) | unsigned(c == 0xC2) |
                 unsigned(c == 0xD8) | unsigned(c == 0xE2);
    }
    return found != 0;
}

/// U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069, by what follows 0xE2.
bool setsDirection(unsigned char second, unsigned char third)
{
    if (second == 0x80)
        return third == 0x8E || third == 0x8F || (third >= 0xAA && third <= 0xAE);
    return second == 0x81 && third >= 0xA6 && third <= 0xA9;
}

/// How many bytes the character at `i` has if it hides something, else 0.
std::size_t hidingBytes(std::string_view text, std::size_t i, bool lines)
{
    const unsigned char c = byteAt(text, i);
    if (c < 0x20)
        return lines && (c == '\t' || c == '\n' || c == '\r') ? 0 : 1;
    if (c == 0x7F)
        return 1;
    const unsigned char second = byteAt(text, i + 1);
    if (c == 0xC2)
        return second < 0xA0 ? 2 : 0;
    if (c == 0xD8)
        return second == 0x9C ? 2 : 0; // U+061C
    return c == 0xE2 && setsDirection(second, byteAt(text, i + 2)) ? 3 : 0;
}

bool beginsCharacter(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

} // namespace

bool hidesSomething(std::string_view utf8, bool lines)
{
    if (!hasSuspiciousByte(utf8))
        return false;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        if (hidingBytes(utf8, i, lines) > 0)
            return true;
    }
    return false;
}

bool isLongerThan(std::string_view utf8, std::size_t most)
{
    if (utf8.size() <= most)
        return false;
    const auto characters = std::count_if(utf8.begin(), utf8.end(), beginsCharacter);
    return static_cast<std::size_t>(characters) > most;
}

std::string keyFault(std::string_view bytes, std::size_t most)
{
    if (!simdjson::validate_utf8(bytes.data(), bytes.size()))
        return "the text is not UTF-8";
    if (isLongerThan(bytes, most))
        return "more than " + std::to_string(most) + " characters";
    return hidesSomething(bytes) ? "control characters are not allowed" : std::string();
}

void keepShown(std::string& utf8, bool lines)
{
    if (!hidesSomething(utf8, lines))
        return;
    std::string kept;
    kept.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size();) {
        if (const std::size_t hiding = hidingBytes(utf8, i, lines); hiding > 0)
            i += hiding;
        else
            kept += utf8[i++];
    }
    utf8 = std::move(kept);
}

void keepFirst(std::string& utf8, std::size_t most)
{
    if (utf8.size() <= most)
        return;
    std::size_t characters = 0;
    const auto end = std::find_if(utf8.begin(), utf8.end(), [&](char c) {
        return beginsCharacter(c) && ++characters > most;
    });
    utf8.erase(end, utf8.end());
}

} // namespace footfall
