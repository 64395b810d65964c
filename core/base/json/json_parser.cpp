// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json/json_parser.h"

#include "core/base/json/json_number.h"

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

JsonParser::JsonParser(std::size_t maxDepth, TooDeep tooDeep)
    : m_maxDepth(maxDepth)
    , m_tooDeep(tooDeep)
{
    // Grows with the texts that come; the depth stays.
    constexpr std::size_t firstCapacity = 4096;
    m_isUsable = m_parser.allocate(firstCapacity, maxDepth) == simdjson::SUCCESS;
}

JsonParser::Parsed JsonParser::parse(std::string_view text)
{
    begin(text, false);
    return parseAll();
}

JsonParser::Parsed JsonParser::parseCopy(std::string_view text)
{
    begin(text, true);
    return parseAll();
}

void JsonParser::begin(std::string_view text)
{
    begin(text, false);
}

void JsonParser::begin(std::string_view text, bool needsCopy)
{
    text = withoutMark(text);
    // simdjson copies from wherever it points, be it null.
    m_parsed = text.empty() ? std::string_view("") : text;
    m_needsCopy = needsCopy;
    m_phase = Phase::Fresh;
    m_scan.tooDeep.clear();
}

JsonParser::Parsed JsonParser::parseAll()
{
    std::optional<Parsed> parsed;
    while (!parsed)
        parsed = parseOn(SIZE_MAX);
    return std::move(*parsed);
}

std::optional<JsonParser::Parsed> JsonParser::parseOn(std::size_t bytes)
{
    const bool isShort = m_parsed.size() <= bytes;
    if (m_phase == Phase::Fresh) {
        if (auto parsed = parseFresh())
            return parsed;
        m_scanner.emplace(m_parsed, m_maxDepth, m_tooDeep);
        m_phase = Phase::Scanning;
        if (!isShort)
            return std::nullopt;
    }
    if (m_phase == Phase::Scanning) {
        if (m_scanner->goOn(bytes))
            return std::nullopt;
        m_scan = m_scanner->take();
        m_scanner.reset();
        m_phase = Phase::Scanned;
        if (!isShort && m_scan.complaint.empty())
            return std::nullopt;
    }
    return parseScanned();
}

/// Nothing where it has to be looked through first.
std::optional<JsonParser::Parsed> JsonParser::parseFresh()
{
    element json;
    if (m_isUsable && !mayHaveLongNumber(m_parsed) &&
        m_parser.parse(m_parsed.data(), m_parsed.size(), m_needsCopy).get(json) ==
            simdjson::SUCCESS)
        return json;
    return std::nullopt;
}

JsonParser::Parsed JsonParser::parseScanned()
{
    if (!m_scan.complaint.empty())
        return Error{std::move(m_scan.complaint)};
    if (!m_scan.mended.empty()) {
        m_parsed = m_scan.mended;
        m_needsCopy = true;
    }
    element json;
    if (m_isUsable && m_parser.parse(m_parsed.data(), m_parsed.size(), m_needsCopy).get(json) ==
                          simdjson::SUCCESS)
        return json;
    return Error{"Invalid JSON: a value is malformed at offset 0"};
}

} // namespace footfall
