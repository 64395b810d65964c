// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON: the fast reader, the one that knows where it is wrong, and Qt's agree on what is JSON.
#include "core/base/json/json_document.h"
#include "core/base/json/json_parser.h"
#include "core/base/json/json_scan.h"
#include "tests/fuzz/fuzz.h"

using namespace footfall;
using namespace footfall::fuzz;

namespace {

/// What one would read of it that goes on by so many bytes a time.
JsonParser::Parsed inParts(JsonParser& parser, std::string_view text, std::size_t bytes)
{
    parser.begin(text);
    std::optional<JsonParser::Parsed> parsed;
    while (!parsed)
        parsed = parser.parseOn(bytes);
    return std::move(*parsed);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = textOf(data, size);
    JsonParser parser(defaultJsonDepth);
    const JsonParser::Parsed whole = parser.parseCopy(text);
    const std::string minified = whole ? std::string(simdjson::minify(*whole)) : whole.error();

    const std::string room = std::string(text) + std::string(simdjson::SIMDJSON_PADDING, ' ');
    JsonParser other(defaultJsonDepth);
    const JsonParser::Parsed parts = inParts(other, std::string_view(room).substr(0, size), 16);
    must(minified == (parts ? std::string(simdjson::minify(*parts)) : parts.error()),
         "it does not depend on the parts");

    std::string_view unmarked = text;
    if (unmarked.starts_with("\xEF\xBB\xBF"))
        unmarked.remove_prefix(3);
    const JsonScan scan = scanJson(unmarked, defaultJsonDepth);
    must(scan.complaint.empty() == bool(whole), "both say whether it is JSON");
    if (!scan.mended.empty())
        must(scanJson(scan.mended, defaultJsonDepth).mended.empty(), "what is mended stays");
    if (!whole)
        return 0;
    must(bool(JsonParser(defaultJsonDepth).parseCopy(minified)), "what was read is read again");
    const Result<QJsonDocument> document = readJson(QByteArrayView(data, qsizetype(size)));
    must(bool(document) && document->isObject() == whole->is_object() &&
             document->isArray() == whole->is_array(),
         "Qt reads what is JSON");
    return 0;
}
