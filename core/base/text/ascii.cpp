// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/ascii.h"

#include <algorithm>

namespace footfall {

namespace {

bool isTokenChar(char c)
{
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    const char letter = lower(c);
    return (c >= '0' && c <= '9') || (letter >= 'a' && letter <= 'z') ||
           marks.find(c) != std::string_view::npos;
}

} // namespace

bool isToken(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isTokenChar);
}

bool sameText(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                              [](char x, char y) { return lower(x) == lower(y); });
}

std::string lowered(std::string_view text)
{
    std::string low(text);
    std::transform(low.begin(), low.end(), low.begin(), lower);
    return low;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string_view takeUntil(std::string_view& text, char separator)
{
    const std::size_t end = text.find(separator);
    const std::string_view part = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    return part;
}

bool hasToken(std::string_view list, std::string_view token)
{
    while (!list.empty()) {
        if (sameText(trimmed(takeUntil(list, ',')), token))
            return true;
    }
    return false;
}

std::optional<QByteArray> percentDecoded(std::string_view text)
{
    if (text.find('%') == std::string_view::npos)
        return bytesOf(text);
    QByteArray out;
    out.reserve(static_cast<qsizetype>(text.size()));
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out.append(text[i]);
            continue;
        }
        const int high = i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hexValue(text[i + 2]) : -1;
        if (high < 0 || low < 0)
            return std::nullopt;
        out.append(static_cast<char>(high * 16 + low));
        i += 2;
    }
    return out;
}

QByteArray formDecoded(std::string_view text)
{
    QByteArray spaced = bytesOf(text);
    spaced.replace('+', ' ');
    return percentDecoded(viewOf(spaced)).value_or(spaced);
}

} // namespace footfall
