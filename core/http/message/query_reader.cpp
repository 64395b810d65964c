// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/message/query_reader.h"

#include "core/base/text/ascii.h"
#include "core/base/text/page_name.h"
#include "core/base/text/text_rules.h"
#include "core/base/time/time_text.h"

#include <charconv>

namespace footfall {

namespace {

std::optional<std::uint64_t> parseNumber(std::string_view text)
{
    std::uint64_t number = 0;
    const char* end = text.data() + text.size();
    const auto [rest, failure] = std::from_chars(text.data(), end, number);
    return failure == std::errc{} && rest == end ? std::optional(number) : std::nullopt;
}

/// Of `…+01:00` that was not encoded a blank is left.
std::optional<TimeMs> parseSentMoment(std::string_view text)
{
    if (const std::optional<TimeMs> moment = parseMoment(text))
        return moment;
    std::string repaired(text);
    if (const std::size_t blank = repaired.rfind(' '); blank != std::string::npos)
        repaired[blank] = '+';
    return parseMoment(repaired);
}

} // namespace

std::string QueryReader::given(std::string_view name) const
{
    return m_request.queryValue(name).toStdString();
}

void QueryReader::complain(std::string_view name, std::string_view what)
{
    if (m_complaint.empty())
        m_complaint.append(name).append(": ").append(what);
}

std::string QueryReader::text(std::string_view name)
{
    const QByteArray value = m_request.queryValue(name);
    if (!value.isValidUtf8())
        complain(name, "the text is not UTF-8");
    return value.toStdString();
}

std::string QueryReader::keyOf(std::string_view name, std::string value, std::size_t most)
{
    if (const std::string fault = keyFault(value, most); !fault.empty())
        complain(name, fault);
    return value;
}

std::string QueryReader::pageOf(std::string_view value)
{
    return keyOf("page", pageName(value), maxLength::page);
}

std::string QueryReader::key(std::string_view name, std::size_t most)
{
    return keyOf(name, given(name), most);
}

std::string QueryReader::page()
{
    return pageOf(given("page"));
}

std::vector<std::string> QueryReader::keys(std::string_view name, std::size_t most)
{
    std::vector<std::string> keys;
    for (const QByteArray& value : m_request.queryValues(name))
        keys.push_back(keyOf(name, value.toStdString(), most));
    return keys;
}

std::vector<std::string> QueryReader::pages()
{
    std::vector<std::string> pages;
    for (const QByteArray& value : m_request.queryValues("page"))
        pages.push_back(pageOf(value.toStdString()));
    return pages;
}

std::optional<std::string> QueryReader::site()
{
    std::string site = lowered(key("site", maxLength::site));
    return site.empty() ? std::nullopt : std::optional(std::move(site));
}

template <typename Value, typename Parse>
Value QueryReader::read(std::string_view name, Value otherwise, Parse parse,
                        std::string_view needed)
{
    const std::string text = given(name);
    if (text.empty())
        return otherwise;
    if (const std::optional<Value> value = parse(text))
        return *value;
    complain(name, needed);
    return otherwise;
}

TimeMs QueryReader::moment(std::string_view name, TimeMs otherwise)
{
    return read(name, otherwise, parseSentMoment,
                "an ISO 8601 time or milliseconds since 1970 are needed");
}

DurationMs QueryReader::duration(std::string_view name, DurationMs otherwise)
{
    return read(name, otherwise, parseDuration,
                "seconds are needed, or a length such as 60s, 10m, 1h or 1d");
}

std::uint64_t QueryReader::number(std::string_view name, std::uint64_t otherwise)
{
    return read(name, otherwise, parseNumber, "a whole number is needed");
}

} // namespace footfall
