// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/event/event_reader.h"

#include <simdjson.h>

namespace footfall {

/// One event from its JSON, by the table of core/protocol/README.md, "Events". Lengths are counted
/// in Unicode code points. The error never quotes what came in. Of a key that comes twice the last
/// one counts.
Result<Event> readEvent(simdjson::dom::element json, const EventContext& context);

/// Sets one of its texts (`page`, `type`, `sessionId`, …, as they are named there) by the same
/// rules, from any bytes. Why it cannot be; empty: it is set.
std::string setText(Event& event, std::string_view name, std::string_view bytes);

/// The `metadata` of an event: at most 4 KiB when written without spaces.
Result<std::vector<MetadataEntry>> readMetadata(simdjson::dom::element json);

} // namespace footfall
