// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace footfall {

/// What is done about an element of the outermost array that is nested too deep.
enum class TooDeep
{
    Refuse,  ///< the whole text is refused for it
    LeaveOut ///< it is named, and what is too deep in it kept as null
};

/// What one finds in a text that simdjson refused: it does not say where, and it refuses what is
/// JSON but cannot be kept as it is.
struct JsonScan
{
    /// "Invalid JSON: a comma is missing at offset 17"; empty: the text is JSON by RFC 8259.
    std::string complaint;
    /// The text as it can be kept, if that differs: a half of a surrogate pair as U+FFFD, a number
    /// beyond 64 bits, or with more digits than a double holds, as a double, one beyond doubles as
    /// the largest of them.
    std::string mended;
    /// Which elements are nested too deep, of the outermost array, with TooDeep::LeaveOut.
    std::vector<std::size_t> tooDeep;
};

/// Looks at each byte once, in parts if need be. Values may be nested `maxDepth` deep; the text
/// must stay.
class JsonScanner
{
public:
    JsonScanner(std::string_view text, std::size_t maxDepth, TooDeep tooDeep = TooDeep::Refuse);
    ~JsonScanner();

    /// Goes on for about so many bytes; false: that was the end.
    bool goOn(std::size_t bytes);
    /// What was found, once that is all.
    JsonScan take();

private:
    class Scan;
    std::unique_ptr<Scan> m_scan;
};

/// All of it at once.
JsonScan scanJson(std::string_view text, std::size_t maxDepth);

} // namespace footfall
