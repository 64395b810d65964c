// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <simdjson.h>

#include <string_view>

namespace footfall {

/// The one reader of JSON that comes from the network, strict by RFC 8259. What is JSON but cannot
/// be kept as it is, is kept as near as can be: half of a surrogate pair as U+FFFD, a number beyond
/// 64 bits as a double. A byte order mark before it is skipped. Used again and again by one thread.
class JsonParser
{
public:
    explicit JsonParser(std::size_t maxDepth);

    /// The value is good until the next one is read. simdjson::SIMDJSON_PADDING bytes behind `text`
    /// must be readable. The error says what is wrong, and where.
    Result<simdjson::dom::element> parse(std::string_view text);
    /// The same for text without room behind it, at the cost of a copy.
    Result<simdjson::dom::element> parseCopy(std::string_view text);
    /// What was parsed last: the text itself, or, where that was mended, what it became.
    std::string_view parsed() const { return m_parsed; }

private:
    Result<simdjson::dom::element> parse(std::string_view text, bool needsCopy);

    simdjson::dom::parser m_parser;
    const std::size_t m_maxDepth;
    bool m_isUsable = false;
    std::string m_mended;
    std::string_view m_parsed;
};

} // namespace footfall
