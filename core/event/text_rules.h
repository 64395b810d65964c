// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace footfall {

/// Whether text has a character that hides or reorders what a person reads: control characters
/// (C0, DEL, C1) or one that sets the direction of writing (U+202A–202E, U+2066–2069).
/// With `lines`, tabs and line ends are allowed. `utf8` must be valid.
bool hidesSomething(std::string_view utf8, bool lines = false);

/// Whether the text has more than `most` characters, counted as Unicode code points.
bool isLongerThan(std::string_view utf8, std::size_t most);

} // namespace footfall
