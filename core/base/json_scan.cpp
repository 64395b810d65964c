// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_scan.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

namespace footfall {

namespace {

constexpr std::size_t escapeBytes = 6; // of "\ud83d"
/// Whole numbers of so many characters fit into 64 bits, whichever they are.
constexpr std::size_t surelyFitting = 18;

bool isJsonBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool isJsonDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isOfNumber(char c)
{
    return isJsonDigit(c) || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-';
}

bool isHighHalf(unsigned unit)
{
    return unit >= 0xD800 && unit < 0xDC00;
}

bool isLowHalf(unsigned unit)
{
    return unit >= 0xDC00 && unit < 0xE000;
}

bool isNought(std::string_view number)
{
    return number.substr(0, number.find_first_of("eE")).find_first_of("123456789") ==
           std::string_view::npos;
}

/// About how many digits a number has before its point; negative: noughts behind it. It is not 0.
std::int64_t orderOf(std::string_view number)
{
    const std::size_t mark = std::min(number.find_first_of("eE"), number.size());
    const std::string_view mantissa = number.substr(0, mark);
    std::string_view power = number.substr(std::min(mark + 1, number.size()));
    if (power.starts_with('+'))
        power.remove_prefix(1);
    std::int64_t exponent = 0;
    constexpr std::int64_t beyondAll = std::numeric_limits<std::int64_t>::max() / 2;
    if (std::from_chars(power.data(), power.data() + power.size(), exponent).ec ==
        std::errc::result_out_of_range)
        exponent = power.starts_with('-') ? -beyondAll : beyondAll;
    const auto point = std::int64_t(std::min(mantissa.find('.'), mantissa.size()));
    return std::clamp(exponent, -beyondAll, beyondAll) + point -
           std::int64_t(mantissa.find_first_of("123456789"));
}

/// How a number beyond 64 bits, or beyond doubles, is kept; empty for one that is kept as it is.
std::string nearestOf(std::string_view number)
{
    const char* end = number.data() + number.size();
    const auto fits = [&](auto value) {
        return std::from_chars(number.data(), end, value).ec == std::errc();
    };
    const bool isWhole = number.find_first_of(".eE") == std::string_view::npos;
    double value = 0;
    const bool isRead = std::from_chars(number.data(), end, value).ec == std::errc();
    const bool isDouble = isRead && std::isfinite(value) && (value != 0 || isNought(number));
    if (isWhole ? fits(std::int64_t()) || fits(std::uint64_t()) : isDouble)
        return {};
    if (!isDouble && orderOf(number) < 0)
        return "0.0";
    constexpr double most = std::numeric_limits<double>::max();
    if (!isDouble)
        value = number.starts_with('-') ? -most : most;
    std::array<char, 32> text;
    const auto written =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific);
    return std::string(text.data(), written.ptr);
}

bool goesOn(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

std::size_t characterBytes(char first)
{
    const auto c = static_cast<unsigned char>(first);
    return c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/// Where the first byte is that is no UTF-8; the length of the text when all are.
std::size_t firstNotUtf8(std::string_view text)
{
    if (simdjson::validate_utf8(text))
        return text.size();
    std::size_t good = 0; // what is before it is UTF-8
    for (std::size_t left = text.size() / 2; left > 0; left /= 2) {
        std::size_t end = std::min(good + left, text.size());
        while (end > good && end < text.size() && goesOn(text[end]))
            --end;
        if (simdjson::validate_utf8(text.substr(good, end - good)))
            good = end;
    }
    while (simdjson::validate_utf8(text.substr(good, characterBytes(text[good]))))
        good += characterBytes(text[good]);
    return good;
}

/// Takes the text apart from its beginning to its end, or to what is wrong with it.
class Scanner
{
public:
    Scanner(std::string_view text, std::size_t maxDepth)
        : m_text(text)
        , m_maxDepth(maxDepth)
    {
    }

    JsonScan scan()
    {
        while (m_fault.empty() && step()) {
        }
        if (const std::size_t place = firstNotUtf8(m_text); place < m_at)
            fail("text is not UTF-8", place);
        if (!m_fault.empty())
            return {"Invalid JSON: " + m_fault + " at offset " + std::to_string(m_at), {}};
        if (!m_mended.empty())
            m_mended.append(m_text.substr(m_copied));
        return {{}, std::move(m_mended)};
    }

private:
    enum class Next
    {
        Value,
        ValueOrEnd, ///< behind '['
        NameOrEnd,  ///< behind '{'
        Name,
        Colon,
        CommaOrEnd,
        Nothing
    };

    bool fail(std::string_view what) { return fail(what, m_at); }
    bool fail(std::string_view what, std::size_t at)
    {
        m_fault = what;
        m_at = at;
        return false;
    }
    char look() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    bool isIn() const { return m_at < m_text.size(); }

    /// One token; false at the end, be it good or bad.
    bool step()
    {
        while (isIn() && isJsonBlank(look()))
            ++m_at;
        if (!isIn())
            return end();
        switch (m_next) {
        case Next::Value:
            return value();
        case Next::ValueOrEnd:
            return look() == ']' ? close() : value();
        case Next::NameOrEnd:
            return look() == '}' ? close() : name();
        case Next::Name:
            return name();
        case Next::Colon:
            return look() == ':' ? go(Next::Value) : fail("a colon is missing");
        case Next::CommaOrEnd:
            return commaOrEnd();
        case Next::Nothing:
            break;
        }
        return fail("more follows the end");
    }
    bool end()
    {
        if (m_next == Next::Nothing)
            return false;
        if (m_open.empty())
            return fail("there is nothing", 0);
        return fail(m_open.back() == '{' ? "an object is not closed" : "an array is not closed");
    }
    bool go(Next next)
    {
        ++m_at;
        m_next = next;
        return true;
    }
    bool afterValue()
    {
        m_next = m_open.empty() ? Next::Nothing : Next::CommaOrEnd;
        return true;
    }
    bool commaOrEnd()
    {
        const bool isObject = m_open.back() == '{';
        if (look() == (isObject ? '}' : ']'))
            return close();
        if (look() != ',')
            return fail("a comma is missing");
        return go(isObject ? Next::Name : Next::Value);
    }
    bool open(Next next)
    {
        if (m_open.size() == m_maxDepth)
            return fail("nested deeper than " + std::to_string(m_maxDepth) + " levels");
        m_open += look();
        return go(next);
    }
    bool close()
    {
        m_open.pop_back();
        ++m_at;
        return afterValue();
    }
    bool name()
    {
        if (look() != '"')
            return fail("a name is missing");
        if (!text())
            return false;
        m_next = Next::Colon;
        return true;
    }
    bool value()
    {
        switch (look()) {
        case '{':
            return open(Next::NameOrEnd);
        case '[':
            return open(Next::ValueOrEnd);
        case '"':
            return text() && afterValue();
        case 't':
            return word("true");
        case 'f':
            return word("false");
        case 'n':
            return word("null");
        default:
            return number() && afterValue();
        }
    }
    bool word(std::string_view word)
    {
        if (m_text.substr(m_at, word.size()) != word)
            return fail("a value is malformed");
        m_at += word.size();
        return afterValue();
    }

    bool takeDigits()
    {
        const std::size_t before = m_at;
        while (isIn() && isJsonDigit(look()))
            ++m_at;
        return m_at > before;
    }
    bool take(char c)
    {
        const bool isThere = isIn() && look() == c;
        m_at += isThere;
        return isThere;
    }
    bool number()
    {
        const std::size_t begin = m_at;
        const bool isSigned = take('-');
        bool isGood = take('0') || takeDigits();
        if (!isGood && !isSigned)
            return fail("a value is malformed");
        const std::size_t whole = m_at;
        if (isGood && take('.'))
            isGood = takeDigits();
        if (isGood && (take('e') || take('E'))) {
            if (!take('+'))
                take('-');
            isGood = takeDigits();
        }
        if (!isGood || isOfNumber(look()))
            return fail("a number is malformed");
        if (whole == m_at && m_at - begin <= surelyFitting)
            return true;
        if (const std::string nearest = nearestOf(m_text.substr(begin, m_at - begin));
            !nearest.empty())
            mend(begin, nearest);
        return true;
    }

    bool text()
    {
        for (++m_at; isIn(); ++m_at) {
            const char c = look();
            if (c == '"') {
                ++m_at;
                return true;
            }
            if (static_cast<unsigned char>(c) < 0x20)
                return fail("a control character is not escaped");
            if (c == '\\' && !escape())
                return false;
        }
        return fail("a text is not closed");
    }
    /// Leaves the place at the last character of the escape.
    bool escape()
    {
        constexpr std::string_view simple = "\"\\/bfnrt";
        if (m_at + 1 == m_text.size())
            return fail("a text is not closed", m_text.size());
        if (simple.find(m_text[m_at + 1]) != std::string_view::npos) {
            ++m_at;
            return true;
        }
        const std::optional<unsigned> unit = unitAt(m_at);
        if (!unit)
            return fail("an escape is malformed");
        const std::optional<unsigned> second = unitAt(m_at + escapeBytes);
        const bool isPair = isHighHalf(*unit) && second && isLowHalf(*second);
        const std::size_t begin = m_at;
        m_at += isPair ? 2 * escapeBytes : escapeBytes;
        if (!isPair && (isHighHalf(*unit) || isLowHalf(*unit)))
            mend(begin, "\\ufffd");
        --m_at;
        return true;
    }
    std::optional<unsigned> unitAt(std::size_t at) const
    {
        unsigned unit = 0;
        if (at + escapeBytes > m_text.size() || m_text.substr(at, 2) != "\\u")
            return std::nullopt;
        const char* first = m_text.data() + at + 2;
        const char* last = m_text.data() + at + escapeBytes;
        const auto [stop, failure] = std::from_chars(first, last, unit, 16);
        return failure == std::errc() && stop == last ? std::optional(unit) : std::nullopt;
    }

    /// What was taken since `begin` is kept in other words.
    void mend(std::size_t begin, std::string_view words)
    {
        m_mended.append(m_text.substr(m_copied, begin - m_copied)).append(words);
        m_copied = m_at;
    }

    const std::string_view m_text;
    const std::size_t m_maxDepth;
    std::size_t m_at = 0;
    Next m_next = Next::Value;
    std::string m_open; ///< the brackets around this place
    std::string m_fault;
    std::string m_mended;
    std::size_t m_copied = 0; ///< so much of the text is in `m_mended`
};

} // namespace

JsonScan scanJson(std::string_view text, std::size_t maxDepth)
{
    return Scanner(text, maxDepth).scan();
}

} // namespace footfall
