// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace footfall {

/// What sent a visitor.
enum class ReferrerKind : std::uint8_t
{
    Direct, ///< nothing that is known: an address typed, a bookmark, an app that does not say
    Search,
    Social,
    Mail,
    Other
};

/// Of a referrer as an event has it: a host in any case, an address with one, or a word such as
/// "newsletter". Hosts are known by a table of well-known ones, and those below them with them;
/// all others are Other.
ReferrerKind referrerKindOf(std::string_view referrer);

} // namespace footfall
