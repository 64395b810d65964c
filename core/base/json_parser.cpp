// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_parser.h"

#include "core/base/json_scan.h"

#include <utility>

namespace footfall {

using simdjson::dom::element;

namespace {

/// Editors and spreadsheets put a byte order mark before UTF-8.
std::string_view withoutMark(std::string_view text)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    return text.starts_with(mark) ? text.substr(mark.size()) : text;
}

} // namespace

JsonParser::JsonParser(std::size_t maxDepth)
    : m_maxDepth(maxDepth)
{
    // Grows with the texts that come; the depth stays.
    constexpr std::size_t firstCapacity = 4096;
    m_isUsable = m_parser.allocate(firstCapacity, maxDepth) == simdjson::SUCCESS;
}

Result<element> JsonParser::parse(std::string_view text)
{
    return parse(text, false);
}

Result<element> JsonParser::parseCopy(std::string_view text)
{
    return parse(text, true);
}

Result<element> JsonParser::parse(std::string_view text, bool needsCopy)
{
    element json;
    text = withoutMark(text);
    if (text.empty())
        text = ""; // simdjson copies from wherever it points, be it null
    m_parsed = text;
    if (m_isUsable &&
        m_parser.parse(text.data(), text.size(), needsCopy).get(json) == simdjson::SUCCESS)
        return json;
    JsonScan scan = scanJson(text, m_maxDepth);
    if (!scan.complaint.empty())
        return Error{std::move(scan.complaint)};
    m_mended = std::move(scan.mended);
    m_parsed = m_mended;
    if (m_isUsable && m_parser.parse(m_mended).get(json) == simdjson::SUCCESS)
        return json;
    return Error{"Invalid JSON: a value is malformed at offset 0"};
}

} // namespace footfall
