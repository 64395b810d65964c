// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace footfall {

/// No spelling of a page takes more bytes a character: four escapes.
inline constexpr std::size_t pageBytesPerCharacter = 12;

/// The one name of a page, however it is spelled (core/protocol/README.md, "Events").
/// "/%c3%bcber-uns" is "/über-uns", "/%7Eann" is "/~ann". Escapes stay, in upper case, of what
/// means something else without them (reserved characters, '%'), of what a person could not see
/// (control, direction and blank characters) and of what is no UTF-8. A '%' that begins no escape
/// is written "%25". Naming a name again changes nothing. Bytes that are no UTF-8 stay as they are.
/// A name that is longer than `most` characters may be given in part, which is longer, too.
std::string pageName(std::string_view utf8, std::size_t most = std::string_view::npos);

/// The same where it stands: costs next to nothing for a page that is plain.
void namePage(std::string& utf8, std::size_t most = std::string_view::npos);

} // namespace footfall
