// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace footfall {

inline std::string_view viewOf(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

inline QByteArray bytesOf(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

/// An ASCII letter in lower case; anything else as it is.
constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// What a hexadecimal digit stands for, in either case; -1: it is none.
constexpr int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char letter = lower(c);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/// The value of an enum whose words stand in its order that is written so; `otherwise` where no
/// word is the same.
template <typename Enum, std::size_t count>
constexpr Enum namedBy(std::string_view word, const std::array<const char*, count>& words,
                       Enum otherwise)
{
    for (std::size_t i = 0; i < count; ++i) {
        if (word == words[i])
            return Enum(i);
    }
    return otherwise;
}

/// Whether two texts are the same but for the case of ASCII letters.
bool sameText(std::string_view a, std::string_view b);
/// With the ASCII letters in lower case.
std::string lowered(std::string_view text);
/// Whether it is a token of HTTP (RFC 9110, section 5.6.2), as the names of headers are.
bool isToken(std::string_view text);
/// Without spaces and tabs at both ends.
std::string_view trimmed(std::string_view text);
/// Whether `list`, separated by commas, has `token`, in any case.
bool hasToken(std::string_view list, std::string_view token);
/// What is left of the first `separator`; the rest stays in `text`, empty when there was none.
std::string_view takeUntil(std::string_view& text, char separator);
/// Decodes %41 to A, once; nothing when an escape is broken.
std::optional<QByteArray> percentDecoded(std::string_view text);
/// A name or value of a query or a form, decoded: '+' is a blank. With a broken escape its escapes
/// stay.
QByteArray formDecoded(std::string_view text);

} // namespace footfall
