// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json/json_number.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>

namespace footfall {

namespace {

constexpr std::string_view largest = "-1.7976931348623157e+308";

bool isNought(std::string_view mantissa)
{
    return std::all_of(mantissa.begin(), mantissa.end(),
                       [](char c) { return c == '0' || c == '.' || c == '-'; });
}

/// About how many digits a number has before its point; negative: noughts behind it. It is not 0.
std::int64_t orderOf(std::string_view mantissa, std::string_view power)
{
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

bool isOfDigits(char c)
{
    return (c >= '0' && c <= '9') || c == '.';
}

bool isInLongRun(std::string_view json, std::size_t at)
{
    std::size_t begin = at;
    while (begin > 0 && at - begin <= fastDigits && isOfDigits(json[begin - 1]))
        --begin;
    std::size_t end = at;
    while (end < json.size() && end - begin <= fastDigits && isOfDigits(json[end]))
        ++end;
    return end - begin > fastDigits;
}

} // namespace

std::string_view nearestNumber(std::string_view number, std::size_t digits, bool isWhole,
                               NumberText& room)
{
    const char* end = number.data() + number.size();
    const auto fits = [&](auto value) {
        return std::from_chars(number.data(), end, value).ec == std::errc();
    };
    constexpr std::size_t maxDigitsOf64Bits = 20;
    if (isWhole && digits <= maxDigitsOf64Bits && (fits(std::int64_t()) || fits(std::uint64_t())))
        return {};
    const std::string_view mantissa = number.substr(0, digits);
    double value = 0;
    const bool isRead = std::from_chars(number.data(), end, value).ec == std::errc();
    if (isRead && std::isfinite(value) && (value != 0 || isNought(mantissa))) {
        if (!isWhole && digits <= fastDigits)
            return {};
        const auto written = std::to_chars(room.data(), room.data() + room.size(), value,
                                           std::chars_format::scientific);
        return {room.data(), std::size_t(written.ptr - room.data())};
    }
    if (orderOf(mantissa, number.substr(std::min(digits + 1, number.size()))) < 0)
        return "0.0";
    return largest.substr(number.starts_with('-') ? 0 : 1);
}

bool mayHaveLongNumber(std::string_view json)
{
    constexpr std::size_t stride = 16; // no run of more than `fastDigits` falls between
    // Of the first that falls into such a run, so many more are in it.
    constexpr std::size_t surely = fastDigits + 1 - stride;
    for (std::size_t at = 0; at + surely < json.size(); at += stride) {
        if (isOfDigits(json[at]) && isOfDigits(json[at + surely]) && isInLongRun(json, at))
            return true;
    }
    return false;
}

} // namespace footfall
