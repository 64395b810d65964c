// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace footfall {

/// How long a text may be, in characters (Unicode code points), on whatever door it comes in.
namespace maxLength {
inline constexpr std::size_t site = 255;
inline constexpr std::size_t page = 2048;
inline constexpr std::size_t id = 128; ///< of a session, visitor, viewer or event
inline constexpr std::size_t type = 64;
inline constexpr std::size_t place = 128; ///< a country, city, region or time zone
} // namespace maxLength

/// Whether text has a character that hides or reorders what a person reads: control characters
/// (C0, DEL, C1) or one that sets the direction of writing (Unicode's Bidi_Control).
/// With `lines`, tabs and line ends are allowed. `utf8` must be valid.
bool hidesSomething(std::string_view utf8, bool lines = false);

/// Whether the text has more than `most` characters, counted as Unicode code points.
bool isLongerThan(std::string_view utf8, std::size_t most);

/// What keeps bytes from being a key, which names something (a site, a page, an id): "more than 128
/// characters". Empty when nothing does; whether there must be one is for others to say.
std::string keyFault(std::string_view bytes, std::size_t most);

/// Takes out of a text that is only shown (a country, a city, metadata) what hides something.
/// `utf8` must be valid.
void keepShown(std::string& utf8, bool lines = false);

/// Cuts a text after `most` characters. `utf8` must be valid.
void keepFirst(std::string& utf8, std::size_t most);

} // namespace footfall
