// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/page_name.h"

#include "core/base/text/ascii.h"
#include "core/base/text/text_rules.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace footfall {

namespace {

constexpr std::size_t escapeLength = 3;
constexpr std::size_t maxCharacterBytes = 4;
constexpr std::string_view upperHexDigits = "0123456789ABCDEF";
/// RFC 3986, section 2.2, and '%' itself.
constexpr std::string_view reserved = ":/?#[]@!$&'()*+,;=%";

struct Range
{
    char32_t first;
    char32_t last;
};

/// What shows nothing: Unicode's White_Space, and what is as wide as nothing or as a blank.
constexpr Range blankCharacters[] = {
    {0x20, 0x20},     {0xA0, 0xA0},     {0x115F, 0x1160}, {0x1680, 0x1680}, {0x180E, 0x180E},
    {0x2000, 0x200B}, {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x2060}, {0x2800, 0x2800},
    {0x3000, 0x3000}, {0x3164, 0x3164}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}};

unsigned char byteOf(char c)
{
    return static_cast<unsigned char>(c);
}

bool isPlain(std::string_view text)
{
    return text.find('%') == std::string_view::npos;
}

/// How many bytes a character has that begins so.
std::size_t lengthFrom(unsigned char first)
{
    if (first < 0x80)
        return 1;
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

char32_t codePointOf(std::string_view character)
{
    const std::size_t length = character.size();
    char32_t point = byteOf(character[0]) & (length == 1 ? 0x7F : 0xFF >> (length + 1));
    for (const char c : character.substr(1))
        point = point << 6 | (byteOf(c) & 0x3F);
    return point;
}

bool isBlank(std::string_view character)
{
    const char32_t point = codePointOf(character);
    return std::any_of(
        std::begin(blankCharacters), std::end(blankCharacters),
        [point](const Range& range) { return point >= range.first && point <= range.last; });
}

/// Of ASCII: what is reserved, and what shows nothing.
constexpr auto staysEscaped = [] {
    std::array<bool, 128> stays{};
    for (std::size_t c = 0; c < stays.size(); ++c)
        stays[c] = c <= 0x20 || c == 0x7F || reserved.find(char(c)) != std::string_view::npos;
    return stays;
}();

/// What characters begin with that hide something or are blank, and others.
bool isSuspicious(unsigned char first)
{
    return first == 0xC2 || first == 0xD8 || (first >= 0xE1 && first <= 0xE3) || first == 0xEF;
}

bool staysInEscapes(std::string_view character)
{
    const unsigned char first = byteOf(character[0]);
    if (first < staysEscaped.size())
        return staysEscaped[first];
    return isSuspicious(first) && (hidesSomething(character) || isBlank(character));
}

/// The byte that an escape at `at` stands for; -1 where there is none.
int escapedAt(std::string_view text, std::size_t at)
{
    if (at + escapeLength > text.size() || text[at] != '%')
        return -1;
    const int high = hexValue(text[at + 1]);
    const int low = hexValue(text[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

void appendEscaped(std::string& name, std::string_view bytes)
{
    for (const char c : bytes)
        name.append({'%', upperHexDigits[byteOf(c) >> 4], upperHexDigits[byteOf(c) & 15]});
}

/// Appends what the escapes at the beginning of `text` are in a name: a character, or one byte that
/// stays an escape. How much of the text that was.
std::size_t appendUnescaped(std::string& name, std::string_view text)
{
    std::array<char, maxCharacterBytes> bytes{static_cast<char>(escapedAt(text, 0))};
    const std::size_t length = lengthFrom(byteOf(bytes[0]));
    std::size_t found = 1;
    for (int byte; found < length && (byte = escapedAt(text, found * escapeLength)) >= 0; ++found)
        bytes[found] = static_cast<char>(byte);
    const std::string_view character(bytes.data(), found);
    if (length > 1 && !simdjson::validate_utf8(character)) {
        appendEscaped(name, character.substr(0, 1));
        return escapeLength;
    }
    if (staysInEscapes(character))
        appendEscaped(name, character);
    else
        name.append(character);
    return found * escapeLength;
}

} // namespace

std::string pageName(std::string_view utf8, std::size_t most)
{
    if (isPlain(utf8))
        return std::string(utf8);
    std::string name;
    name.reserve(utf8.size());
    std::size_t characters = 0; // at least, of what is in escapes
    for (std::size_t at = 0; at < utf8.size() && characters <= most;) {
        const std::size_t before = name.size();
        if (utf8[at] != '%') {
            const std::size_t mark = std::min(utf8.find('%', at), utf8.size());
            name.append(utf8.substr(at, mark - at));
            at = mark;
            continue;
        }
        if (escapedAt(utf8, at) >= 0) {
            at += appendUnescaped(name, utf8.substr(at));
        } else {
            name.append("%25");
            ++at;
        }
        characters += name[before] == '%' ? name.size() - before : 1;
    }
    return name;
}

void namePage(std::string& utf8, std::size_t most)
{
    if (!isPlain(utf8))
        utf8 = pageName(utf8, most);
}

} // namespace footfall
