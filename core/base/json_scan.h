// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace footfall {

/// What one finds in a text that simdjson refused: it does not say where, and it refuses what is
/// JSON but cannot be kept as it is.
struct JsonScan
{
    /// "Invalid JSON: a comma is missing at offset 17"; empty: the text is JSON by RFC 8259.
    std::string complaint;
    /// The text as it can be kept, if that differs: a half of a surrogate pair as U+FFFD, a number
    /// beyond 64 bits as a double, one beyond doubles as the largest of them.
    std::string mended;
};

/// Looks at each byte once; of use after a failure only. Values may be nested `maxDepth` deep.
JsonScan scanJson(std::string_view text, std::size_t maxDepth);

} // namespace footfall
