// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time/time_text.h"

#include <charconv>
#include <chrono>

namespace footfall {

namespace {

/// Reads a text from the left; every step fails for good once one has failed.
class Cursor
{
public:
    explicit Cursor(std::string_view text)
        : m_rest(text)
    {
    }

    /// A number of exactly `digits` digits between `low` and `high`.
    int number(std::size_t digits, int low, int high)
    {
        int value = 0;
        if (m_rest.size() < digits)
            return fail();
        for (char c : m_rest.substr(0, digits)) {
            if (c < '0' || c > '9')
                return fail();
            value = value * 10 + (c - '0');
        }
        m_rest.remove_prefix(digits);
        return value >= low && value <= high ? value : fail();
    }
    bool accept(std::string_view anyOf)
    {
        if (m_rest.empty() || anyOf.find(m_rest.front()) == std::string_view::npos)
            return false;
        m_last = m_rest.front();
        m_rest.remove_prefix(1);
        return true;
    }
    void expect(std::string_view anyOf)
    {
        if (!accept(anyOf))
            fail();
    }
    /// Digits behind the point, as milliseconds; more than three are cut.
    int fraction()
    {
        int value = 0;
        int scale = 100;
        std::size_t read = 0;
        for (; read < m_rest.size() && m_rest[read] >= '0' && m_rest[read] <= '9'; ++read) {
            value += (m_rest[read] - '0') * scale;
            scale /= 10;
        }
        m_rest.remove_prefix(read);
        return read > 0 && read <= 9 ? value : fail();
    }
    int fail()
    {
        m_good = false;
        m_rest = {};
        return 0;
    }
    char last() const { return m_last; }
    bool atEnd() const { return m_rest.empty(); }
    bool good() const { return m_good && m_rest.empty(); }

private:
    std::string_view m_rest;
    char m_last = 0;
    bool m_good = true;
};

DurationMs readTimeOfDay(Cursor& in)
{
    const int hours = in.number(2, 0, 23);
    in.expect(":");
    const int minutes = in.number(2, 0, 59);
    const int seconds = in.accept(":") ? in.number(2, 0, 60) : 0;
    const int milliseconds = in.accept(".,") ? in.fraction() : 0;
    return ((hours * 60LL + minutes) * 60 + seconds) * 1000 + milliseconds;
}

DurationMs readOffset(Cursor& in)
{
    if (in.atEnd() || in.accept("Zz"))
        return 0;
    in.expect("+-");
    const int sign = in.last() == '-' ? -1 : 1;
    const int hours = in.number(2, 0, 23);
    in.accept(":");
    const int minutes = in.atEnd() ? 0 : in.number(2, 0, 59);
    return sign * (hours * 60LL + minutes) * 60'000;
}

/// By hand, because every answer to an event holds three times.
void putDigits(std::string& text, std::size_t at, int digits, int value)
{
    for (int i = digits - 1; i >= 0; --i, value /= 10)
        text[at + std::size_t(i)] = char('0' + value % 10);
}

constexpr DurationMs tenYears = 3'653LL * 24 * 60 * 60 * 1000;

/// A text of nothing but digits.
std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    std::int64_t number = 0;
    const char* end = text.data() + text.size();
    const auto [rest, failure] = std::from_chars(text.data(), end, number);
    const bool isGood = failure == std::errc{} && rest == end && text.front() != '-';
    return isGood ? std::optional(number) : std::nullopt;
}

/// Milliseconds of a unit; nothing when there is no such unit.
std::optional<DurationMs> unitMs(char unit)
{
    switch (unit) {
    case 's':
        return 1'000;
    case 'm':
        return 60'000;
    case 'h':
        return 3'600'000;
    case 'd':
        return 86'400'000;
    default:
        return std::nullopt;
    }
}

} // namespace

std::string isoTime(TimeMs time)
{
    using namespace std::chrono;
    const sys_time<milliseconds> moment{milliseconds{time.sinceEpoch()}};
    const auto day = floor<days>(moment);
    const year_month_day date{day};
    const hh_mm_ss clock{moment - day};
    std::string text = "0000-00-00T00:00:00.000Z";
    putDigits(text, 0, 4, int(date.year()));
    putDigits(text, 5, 2, int(unsigned(date.month())));
    putDigits(text, 8, 2, int(unsigned(date.day())));
    putDigits(text, 11, 2, int(clock.hours().count()));
    putDigits(text, 14, 2, int(clock.minutes().count()));
    putDigits(text, 17, 2, int(clock.seconds().count()));
    putDigits(text, 20, 3, int(clock.subseconds().count()));
    return text;
}

std::optional<TimeMs> parseIsoTime(std::string_view text)
{
    using namespace std::chrono;
    Cursor in(text);
    const year y{in.number(4, 0, 9999)};
    in.expect("-");
    const month m{unsigned(in.number(2, 1, 12))};
    in.expect("-");
    const year_month_day date{y, m, day{unsigned(in.number(2, 1, 31))}};
    DurationMs within = 0;
    if (!in.atEnd()) {
        in.expect("Tt ");
        within = readTimeOfDay(in);
        within -= readOffset(in);
    }
    if (!in.good() || !date.ok())
        return std::nullopt;
    const milliseconds day = sys_days{date}.time_since_epoch();
    return TimeMs(day.count() + within);
}

std::optional<TimeMs> parseMoment(std::string_view text)
{
    const std::optional<std::int64_t> number = wholeNumber(text);
    const std::optional<TimeMs> moment = number ? TimeMs(*number) : parseIsoTime(text);
    return moment && *moment >= epoch && *moment < year2101 ? moment : std::nullopt;
}

std::optional<DurationMs> parseDuration(std::string_view text)
{
    const std::optional<DurationMs> unit = text.empty() ? std::nullopt : unitMs(text.back());
    if (unit)
        text.remove_suffix(1);
    const std::optional<std::int64_t> count = wholeNumber(text);
    const DurationMs one = unit.value_or(1'000);
    if (!count || *count == 0 || *count > tenYears / one)
        return std::nullopt;
    return *count * one;
}

} // namespace footfall
