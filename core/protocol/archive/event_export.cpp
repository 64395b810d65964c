// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/archive/event_export.h"

#include "core/base/time/time_text.h"
#include "core/protocol/dashboards/analytics_json.h"

#include <utility>

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

EventExport::EventExport(ExportFormat format, bool isMarked)
    : m_format(format)
{
    if (format == ExportFormat::Csv)
        m_text.append(isMarked ? "\xEF\xBB\xBF" : "").append(eventCsvHeader());
    else if (format == ExportFormat::Json)
        m_text += '[';
}

void EventExport::add(const Event& event)
{
    if (m_format == ExportFormat::Csv)
        appendEventCsv(m_text, event);
    else
        addJson(event);
}

void EventExport::addJson(const Event& event)
{
    JsonWriter json;
    writeEvent(json, event);
    if (m_format == ExportFormat::Json)
        m_text.append(std::exchange(m_isFirst, false) ? "\n" : ",\n");
    m_text += json.str();
    if (m_format == ExportFormat::JsonLines)
        m_text += '\n';
}

void EventExport::finish()
{
    if (m_format == ExportFormat::Json)
        m_text += "\n]\n";
}

std::string EventExport::take()
{
    return std::exchange(m_text, {});
}

std::string_view contentTypeOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Csv:
        return "text/csv; charset=utf-8; header=present";
    case ExportFormat::Json:
        return "application/json; charset=utf-8";
    case ExportFormat::JsonLines:
        break;
    }
    return "application/x-ndjson; charset=utf-8";
}

std::string_view suffixOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Csv:
        return "csv";
    case ExportFormat::Json:
        return "json";
    case ExportFormat::JsonLines:
        break;
    }
    return "ndjson";
}

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
