// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/logs/line_counts.h"

#include <numeric>
#include <utility>

namespace footfall {

namespace {

constexpr std::array<const char*, lineFates> fateNames{
    "page views", "not found", "server errors",    "assets",             "redirects",
    "others",     "by bots",   "of no known site", "that cannot be read"};

} // namespace

std::int64_t LineCounts::total() const
{
    return std::accumulate(lines.begin(), lines.end(), std::int64_t(0));
}

LineCounts& LineCounts::operator+=(const LineCounts& other)
{
    for (std::size_t i = 0; i < lineFates; ++i)
        lines[i] += other.lines[i];
    return *this;
}

LineCounts LineCounts::operator-(const LineCounts& other) const
{
    LineCounts rest = *this;
    for (std::size_t i = 0; i < lineFates; ++i)
        rest.lines[i] -= other.lines[i];
    return rest;
}

std::string LineCounts::text() const
{
    std::string all = std::to_string(total()) + " lines";
    std::string between = ": ";
    for (std::size_t i = 0; i < lineFates; ++i) {
        if (lines[i] == 0)
            continue;
        all.append(std::exchange(between, ", ")).append(std::to_string(lines[i])).append(" ");
        all.append(fateNames[i]);
    }
    return all;
}

} // namespace footfall
