// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json/json_scan.h"

#include "core/base/json/json_number.h"

#include <simdjson.h>

#include <algorithm>
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

} // namespace

/// Takes the text apart from its beginning to its end, or to what is wrong with it.
class JsonScanner::Scan
{
public:
    Scan(std::string_view text, std::size_t maxDepth, TooDeep tooDeep)
        : m_text(text)
        , m_maxDepth(maxDepth)
        , m_leavesOut(tooDeep == TooDeep::LeaveOut)
    {
    }

    bool goOn(std::size_t bytes)
    {
        const bool isRest = bytes >= m_text.size() - m_at;
        const std::size_t until = m_at + bytes;
        while (step()) {
            if (!isRest && m_at >= until)
                return true;
        }
        return false;
    }
    JsonScan take()
    {
        if (const std::size_t place = firstNotUtf8(m_text); place < m_at)
            fail("text is not UTF-8", place);
        if (!m_fault.empty())
            return {"Invalid JSON: " + m_fault + " at offset " + std::to_string(m_at), {}, {}};
        if (!m_mended.empty())
            m_mended.append(m_text.substr(m_copied));
        return {{}, std::move(m_mended), std::move(m_tooDeep)};
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
        if (m_open.size() == 1)
            ++m_element;
        return go(isObject ? Next::Name : Next::Value);
    }
    bool open(Next next)
    {
        if (m_open.size() + 1 == m_maxDepth)
            m_deepestAt = m_at;
        m_open += look();
        return go(next);
    }
    bool close()
    {
        const bool isDeepest = m_open.size() == m_maxDepth;
        m_open.pop_back();
        ++m_at;
        if (isDeepest && isLeftOut())
            mend(m_deepestAt, "null");
        return afterValue();
    }
    /// Whether what begins here, in so many brackets, may be there. To simdjson any value counts as
    /// a level.
    bool mayNest()
    {
        if (m_open.size() < m_maxDepth)
            return true;
        if (!m_leavesOut || m_open.front() != '[')
            return fail("nested deeper than " + std::to_string(m_maxDepth) + " levels");
        if (!isLeftOut())
            m_tooDeep.push_back(m_element);
        return true;
    }
    bool isLeftOut() const { return !m_tooDeep.empty() && m_tooDeep.back() == m_element; }
    bool name()
    {
        if (look() != '"')
            return fail("a name is missing");
        if (!mayNest() || !text())
            return false;
        m_next = Next::Colon;
        return true;
    }
    bool value()
    {
        if (!mayNest())
            return false;
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
        const std::size_t mantissa = m_at;
        if (isGood && (take('e') || take('E'))) {
            if (!take('+'))
                take('-');
            isGood = takeDigits();
        }
        if (!isGood || isOfNumber(look()))
            return fail("a number is malformed");
        const bool isWhole = whole == m_at;
        if (isWhole && m_at - begin <= surelyFitting)
            return true;
        NumberText room;
        const std::string_view number = m_text.substr(begin, m_at - begin);
        const std::string_view nearest = nearestNumber(number, mantissa - begin, isWhole, room);
        if (!nearest.empty())
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
        if (at + escapeBytes > m_text.size() || m_text[at] != '\\' || m_text[at + 1] != 'u')
            return std::nullopt;
        unsigned unit = 0;
        for (const char c : m_text.substr(at + 2, escapeBytes - 2)) {
            const char letter = char(c | 0x20);
            if (isJsonDigit(c))
                unit = unit * 16 + unsigned(c - '0');
            else if (letter >= 'a' && letter <= 'f')
                unit = unit * 16 + unsigned(letter - 'a' + 10);
            else
                return std::nullopt;
        }
        return unit;
    }

    /// What was taken since `begin` is kept in other words.
    void mend(std::size_t begin, std::string_view words)
    {
        if (m_open.size() >= m_maxDepth)
            return; // that is left out
        m_mended.append(m_text.substr(m_copied, begin - m_copied)).append(words);
        m_copied = m_at;
    }

    const std::string_view m_text;
    const std::size_t m_maxDepth;
    const bool m_leavesOut;
    std::size_t m_at = 0;
    Next m_next = Next::Value;
    std::string m_open; ///< the brackets around this place
    std::string m_fault;
    std::string m_mended;
    std::size_t m_copied = 0;    ///< so much of the text is in `m_mended`
    std::size_t m_element = 0;   ///< of the outermost array, or object
    std::size_t m_deepestAt = 0; ///< the last bracket that is in as many as may be
    std::vector<std::size_t> m_tooDeep;
};

JsonScanner::JsonScanner(std::string_view text, std::size_t maxDepth, TooDeep tooDeep)
    : m_scan(std::make_unique<Scan>(text, maxDepth, tooDeep))
{
}

JsonScanner::~JsonScanner() = default;

bool JsonScanner::goOn(std::size_t bytes)
{
    return m_scan->goOn(bytes);
}

JsonScan JsonScanner::take()
{
    return m_scan->take();
}

JsonScan scanJson(std::string_view text, std::size_t maxDepth)
{
    JsonScanner scanner(text, maxDepth);
    while (scanner.goOn(text.size())) {
    }
    return scanner.take();
}

} // namespace footfall
