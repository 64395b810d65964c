// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json/json_scan.h"
#include "core/base/result.h"

#include <simdjson.h>

#include <optional>
#include <string_view>
#include <vector>

namespace footfall {

/// The one reader of JSON that comes from the network, strict by RFC 8259. What is JSON but cannot
/// be kept as it is, is kept as near as can be: half of a surrogate pair as U+FFFD, a number beyond
/// 64 bits as a double. A byte order mark before it is skipped. Used again and again by one thread.
class JsonParser
{
public:
    using Parsed = Result<simdjson::dom::element>;

    explicit JsonParser(std::size_t maxDepth, TooDeep tooDeep = TooDeep::Refuse);

    /// The value is good until the next one is read. simdjson::SIMDJSON_PADDING bytes behind `text`
    /// must be readable. The error says what is wrong, and where.
    Parsed parse(std::string_view text);
    /// The same for text without room behind it, at the cost of a copy.
    Parsed parseCopy(std::string_view text);
    /// What was parsed last: the text itself, or, where that was mended, what it became.
    std::string_view parsed() const { return m_parsed; }
    /// Of what was parsed last: which elements of the outermost array were left out.
    const std::vector<std::size_t>& tooDeep() const { return m_scan.tooDeep; }

    /// The same in parts: `begin`, then `parseOn` until there is a value or an error. Most texts
    /// are one part; one that has to be looked through is done for about `bytes` at a time. It must
    /// stay.
    void begin(std::string_view text);
    std::optional<Parsed> parseOn(std::size_t bytes);

private:
    enum class Phase
    {
        Fresh,
        Scanning,
        Scanned
    };

    void begin(std::string_view text, bool needsCopy);
    Parsed parseAll();
    std::optional<Parsed> parseFresh();
    Parsed parseScanned();

    simdjson::dom::parser m_parser;
    const std::size_t m_maxDepth;
    const TooDeep m_tooDeep;
    bool m_isUsable = false;
    bool m_needsCopy = false;
    Phase m_phase = Phase::Fresh;
    std::optional<JsonScanner> m_scanner;
    JsonScan m_scan;
    std::string_view m_parsed;
};

} // namespace footfall
