// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace footfall {

/// What is told apart of a text that sessions are counted under, in bytes: a referrer, a device.
inline constexpr std::size_t maxLabelBytes = 256;

/// What visitors send, as it is counted, filtered by and chosen: in one line, at most `most` bytes,
/// never half a character. Where it is so already, a part of `utf8`, else of `made`, which has to
/// live as long. `utf8` must be valid.
std::string_view labelText(std::string_view utf8, std::size_t most, std::string& made);

} // namespace footfall
