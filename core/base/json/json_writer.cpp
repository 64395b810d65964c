// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json/json_writer.h"

#include "core/base/time/time_text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace footfall {

namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";

void appendEscaped(std::string& out, unsigned char c)
{
    switch (c) {
    case '"':
        out += "\\\"";
        break;
    case '\\':
        out += "\\\\";
        break;
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    default:
        out += "\\u00";
        out += hexDigits[c >> 4];
        out += hexDigits[c & 15];
    }
}

bool needsEscape(unsigned char c)
{
    return c < 0x20 || c == '"' || c == '\\' || c == 0x7f;
}

} // namespace

void appendJsonText(std::string& out, std::string_view utf8)
{
    out += '"';
    std::size_t plainFrom = 0;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        if (!needsEscape(static_cast<unsigned char>(utf8[i])))
            continue;
        out.append(utf8, plainFrom, i - plainFrom);
        appendEscaped(out, static_cast<unsigned char>(utf8[i]));
        plainFrom = i + 1;
    }
    out.append(utf8, plainFrom);
    out += '"';
}

void JsonWriter::separate()
{
    if (m_needsComma)
        m_out += ',';
    m_needsComma = true;
}

JsonWriter& JsonWriter::open(char bracket)
{
    separate();
    m_out += bracket;
    m_needsComma = false;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket)
{
    m_out += bracket;
    m_needsComma = true;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name)
{
    separate();
    appendJsonText(m_out, name);
    m_out += ':';
    m_needsComma = false;
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view utf8)
{
    separate();
    appendJsonText(m_out, utf8);
    return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json)
{
    separate();
    m_out += json;
    return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value)
{
    std::array<char, 24> digits;
    const auto [end, failure] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    return raw({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

JsonWriter& JsonWriter::decimal(double value, int places)
{
    std::array<char, 400> digits;
    const double finite = std::isfinite(value) ? value : 0.0;
    const auto [end, failure] = std::to_chars(digits.data(), digits.data() + digits.size(), finite,
                                              std::chars_format::fixed, places);
    std::string_view text(digits.data(), static_cast<std::size_t>(end - digits.data()));
    while (text.back() == '0' && text[text.size() - 2] != '.')
        text.remove_suffix(1);
    return raw(text);
}

JsonWriter& JsonWriter::time(TimeMs at)
{
    return text(isoTime(at));
}

} // namespace footfall
