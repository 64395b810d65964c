// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/event/event.h"

#include <string>
#include <string_view>

namespace footfall {

// Events as CSV (RFC 4180: UTF-8, lines end with CR LF), named as in their JSON. Pure.

/// The first line.
std::string_view eventCsvHeader();

/// One line.
void appendEventCsv(std::string& out, const Event& event);

/// One cell, quoted where it must be. A text that a spreadsheet would take for a formula, because
/// it begins with =, +, -, @, tab or carriage return, gets an apostrophe before it.
void appendCsvCell(std::string& out, std::string_view text);

enum class ExportFormat
{
    Csv,
    Json,     ///< one array, an event a line
    JsonLines ///< an event a line: what POST /api/events takes as application/x-ndjson
};

/// Writes events one after the other in a format, in pieces: take what there is whenever it is
/// enough. Of JSON, each event has the fields that POST /api/events takes, and `receivedAt`, so
/// that what was exported can be sent again.
class EventExport
{
public:
    /// `isMarked`: CSV begins with a byte order mark, or Excel takes it for a national encoding.
    explicit EventExport(ExportFormat format, bool isMarked = false);

    void add(const Event& event);
    /// No more events will come.
    void finish();

    std::size_t size() const { return m_text.size(); }
    std::string take();

private:
    void addJson(const Event& event);

    ExportFormat m_format;
    std::string m_text;
    bool m_isFirst = true;
};

/// The value of `Content-Type`.
std::string_view contentTypeOf(ExportFormat format);
/// What its files end with: "csv".
std::string_view suffixOf(ExportFormat format);

} // namespace footfall
