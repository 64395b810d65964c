// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace footfall {

/// A session's place in the table; good as long as the session is kept.
using SessionSlot = std::uint32_t;
inline constexpr SessionSlot noSession = UINT32_MAX;

/// The lists a session hangs in. Its links are in the session itself (SessionTable::pushFront).
enum class SessionOrder : std::uint8_t
{
    Recency, ///< all active ones, the last heard of first; or the ended ones, the last ended first
    SiteRecency, ///< those of a site, the last heard of first
    Page,        ///< those on a page, the last to come first
    Country,     ///< those from a country, the last to begin first
};
inline constexpr int sessionOrders = 4;

struct SessionLinks
{
    SessionSlot previous = noSession;
    SessionSlot next = noSession;
};

struct SessionList
{
    SessionSlot first = noSession;
    SessionSlot last = noSession;
    std::uint32_t size = 0;
};

} // namespace footfall
