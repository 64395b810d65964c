// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/event/event.h"

#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

namespace footfall {

/// Makes `text` an event's metadata as one JSON object; empty for none.
void writeMetadataText(const std::vector<MetadataEntry>& entries, std::string& text);
/// The reverse; what cannot be read gives nothing.
std::vector<MetadataEntry> metadataOfText(std::string_view json, simdjson::dom::parser& parser);

} // namespace footfall
