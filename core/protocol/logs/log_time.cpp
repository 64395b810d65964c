// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/logs/log_time.h"

#include "core/base/time/time_text.h"

#include <array>
#include <charconv>
#include <chrono>

namespace footfall {

namespace {

constexpr std::string_view clfShape = "00/aaa/0000:00:00:00 +0000";
constexpr std::size_t secondAt = 18;
constexpr std::size_t behindSecond = 20;
constexpr std::array<std::string_view, 12> monthNames{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
/// Of a time in seconds; what is above counts milliseconds.
constexpr double maxSeconds = 1e11;

/// -1: there are not only digits.
int numberAt(std::string_view text, std::size_t begin, std::size_t digits)
{
    int number = 0;
    for (const char c : text.substr(begin, digits)) {
        if (c < '0' || c > '9')
            return -1;
        number = number * 10 + (c - '0');
    }
    return number;
}

/// From 1 on; 0: there is no such month.
unsigned monthOf(std::string_view name)
{
    for (std::size_t i = 0; i < monthNames.size(); ++i) {
        if (monthNames[i] == name)
            return unsigned(i) + 1;
    }
    return 0;
}

bool hasShape(std::string_view text)
{
    if (text.size() != clfShape.size() || (text[21] != '+' && text[21] != '-'))
        return false;
    for (const std::size_t at : {2U, 6U, 11U, 14U, 17U, 20U}) {
        if (text[at] != clfShape[at])
            return false;
    }
    return true;
}

/// The minute of a text of that shape.
std::optional<TimeMs> minuteOfClf(std::string_view text)
{
    using namespace std::chrono;
    const int dayNumber = numberAt(text, 0, 2);
    const int yearNumber = numberAt(text, 7, 4);
    const int hours = numberAt(text, 12, 2);
    const int minutes = numberAt(text, 15, 2);
    const int offset = numberAt(text, 22, 4);
    const year_month_day date{year(yearNumber), month(monthOf(text.substr(3, 3))),
                              day(unsigned(dayNumber))};
    if (dayNumber < 0 || yearNumber < 1970 || yearNumber > 2100 || !date.ok() || hours < 0 ||
        hours > 23 || minutes < 0 || minutes > 59 || offset < 0 || offset > 1'500)
        return std::nullopt;
    const std::int64_t days = sys_days(date).time_since_epoch().count();
    const std::int64_t ahead = (offset / 100 * 60 + offset % 100) * (text[21] == '-' ? -1 : 1);
    return TimeMs(days * dayMs + hours * hourMs + (minutes - ahead) * minuteMs);
}

} // namespace

std::optional<TimeMs> LogTime::clf(std::string_view text)
{
    if (!hasShape(text))
        return std::nullopt;
    const int second = numberAt(text, secondAt, 2);
    if (second < 0 || second > 60)
        return std::nullopt;
    const std::string_view before = text.substr(0, secondAt);
    const std::string_view behind = text.substr(behindSecond);
    const std::string_view known = m_minuteText;
    if (known.size() != before.size() + behind.size() ||
        known.substr(0, secondAt) != before || known.substr(secondAt) != behind) {
        const std::optional<TimeMs> minute = minuteOfClf(text);
        if (!minute)
            return std::nullopt;
        m_minute = *minute;
        m_minuteText.assign(before).append(behind);
    }
    return m_minute + second * secondMs;
}

std::optional<TimeMs> LogTime::seconds(std::string_view text)
{
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size())
        return std::nullopt;
    return seconds(number);
}

std::optional<TimeMs> LogTime::seconds(double number)
{
    const double ms = number > maxSeconds ? number : number * double(secondMs);
    if (!(ms >= 0 && ms < double(year2101.sinceEpoch())))
        return std::nullopt;
    return TimeMs(DurationMs(ms));
}

std::optional<TimeMs> LogTime::iso(std::string_view text)
{
    const std::optional<TimeMs> time = parseIsoTime(text);
    return time && *time >= epoch && *time < year2101 ? time : std::nullopt;
}

} // namespace footfall
