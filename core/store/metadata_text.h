// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/event/event.h"

#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

namespace footfall {

/// An event's metadata as one JSON object; empty for none.
std::string metadataText(const std::vector<MetadataEntry>& entries);
/// The reverse; what cannot be read gives nothing.
std::vector<MetadataEntry> metadataOfText(std::string_view json, simdjson::dom::parser& parser);

} // namespace footfall
