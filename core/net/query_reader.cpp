// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/query_reader.h"

#include "core/base/time_text.h"
#include "core/net/ascii.h"

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

} // namespace

std::string QueryReader::text(std::string_view name) const
{
    return m_request.queryValue(name).toStdString();
}

std::optional<std::string> QueryReader::site() const
{
    std::string site = text("site");
    return site.empty() ? std::nullopt : std::optional(std::move(site));
}

template <typename Value, typename Parse>
Value QueryReader::read(std::string_view name, Value otherwise, Parse parse,
                        std::string_view needed)
{
    const std::string given = text(name);
    if (given.empty())
        return otherwise;
    if (const std::optional<Value> value = parse(given))
        return *value;
    if (m_complaint.empty())
        m_complaint.append(name).append(": ").append(needed);
    return otherwise;
}

TimeMs QueryReader::moment(std::string_view name, TimeMs otherwise)
{
    return read(name, otherwise, parseMoment,
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
