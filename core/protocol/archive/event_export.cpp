// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/archive/event_export.h"

#include "core/protocol/archive/event_csv.h"
#include "core/protocol/dashboards/analytics_json.h"

#include <utility>

namespace footfall {

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

} // namespace footfall
