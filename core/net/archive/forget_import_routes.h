// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/event/event_reader.h"
#include "core/http/route_table.h"
#include "core/ingest/importer.h"

namespace footfall {

class Clock;

/// Lines in one piece of an import, empty ones among them, which take about 10 ms.
inline constexpr std::size_t maxImportLines = 2'000;

/// What an operator may do to the store, by way of `footfalld forget` and `footfalld import`.
///
/// `POST /api/forget` `{"visitor":ID}` → 200 `{"success":true,"visits":N,"events":N,"timestamp"}`,
/// once the visitor is erased everywhere.
///
/// `POST /api/import`, newline-delimited events in the order of time → 200 `{"success":true,
/// "imported":N,"resent":N,"outside":N,"rejected":[{"index","error"}…],"timestamp"}`: how many are
/// stored now, were known by their ids, are too young or too old to be kept as history, and what
/// could not be read. `?finish=1` ends the import; its body may be empty. 413 for more than
/// `maxImportLines`.
///
/// 503 with `Retry-After` while nothing can be written. What is passed must outlive the table.
void addStoreRoutes(RouteTable& table, Ingest& ingest, Importer& importer, EventReader& reader,
                    const Clock& clock);

/// The answer to events that were not taken, or not kept.
HttpResponse notKept(Ingest::Fate fate);

} // namespace footfall
