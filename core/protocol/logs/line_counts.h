// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace footfall {

/// What became of a line of a web server's log.
enum class LineFate
{
    Page,        ///< a page view
    NotFound,    ///< 404: an event "not_found" of that page
    ServerError, ///< 5xx: an event "server_error"
    Asset,       ///< no page: an image, a script, an interface
    Redirect,
    Other,      ///< another method or status
    Bot,        ///< an event, but its agent is that of one
    NoSite,     ///< of no declared site
    Unreadable, ///< or longer than a line may be
    count
};
inline constexpr std::size_t lineFates = std::size_t(LineFate::count);
/// As `/metrics` has them, in their order.
inline constexpr std::array<const char*, lineFates> lineFateWords{
    "page",  "not_found", "server_error", "asset",     "redirect",
    "other", "bot",       "no_site",      "unreadable"};

/// How many lines came to which end.
struct LineCounts
{
    std::array<std::int64_t, lineFates> lines{};

    std::int64_t operator[](LineFate fate) const { return lines[std::size_t(fate)]; }
    std::int64_t& operator[](LineFate fate) { return lines[std::size_t(fate)]; }
    std::int64_t total() const;
    LineCounts& operator+=(const LineCounts& other);
    LineCounts operator-(const LineCounts& other) const;
    /// "1200 lines: 210 page views, 3 not found, …", for a person.
    std::string text() const;

    bool operator==(const LineCounts&) const = default;
};

} // namespace footfall
