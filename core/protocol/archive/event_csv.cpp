// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/archive/event_csv.h"

#include "core/base/time/time_text.h"
#include "core/protocol/dashboards/analytics_json.h"

namespace footfall {

namespace {

constexpr std::string_view header =
    "type,page,sessionId,timestamp,receivedAt,country,city,visitorId,eventId,site,metadata\r\n";
constexpr std::string_view formulaStarts = "=+-@\t\r";
constexpr std::string_view needQuotes = ",\"\r\n";

std::string metadataText(const Event& event)
{
    if (event.metadata.empty())
        return {};
    JsonWriter json;
    writeMetadata(json, event.metadata);
    return json.take();
}

void appendQuoted(std::string& out, std::string_view text)
{
    for (char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
}

} // namespace

std::string_view eventCsvHeader()
{
    return header;
}

void appendCsvCell(std::string& out, std::string_view text)
{
    const bool isQuoted = text.find_first_of(needQuotes) != std::string_view::npos;
    if (isQuoted)
        out += '"';
    if (!text.empty() && formulaStarts.find(text.front()) != std::string_view::npos)
        out += '\'';
    if (!isQuoted) {
        out += text;
        return;
    }
    appendQuoted(out, text);
    out += '"';
}

void appendEventCsv(std::string& out, const Event& event)
{
    const auto cell = [&](std::string_view text, char end = ',') {
        appendCsvCell(out, text);
        out += end;
    };
    cell(event.type);
    cell(event.page);
    cell(event.sessionId);
    cell(isoTime(event.timestamp));
    cell(isoTime(event.receivedAt));
    cell(event.country);
    cell(event.city);
    cell(event.visitorId);
    cell(event.eventId);
    cell(event.site);
    cell(metadataText(event), '\r');
    out += '\n';
}

} // namespace footfall
