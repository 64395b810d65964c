// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/event/event.h"

#include <string>
#include <string_view>

namespace footfall {

/// The key under which whoever sends an event for somebody else passes on the agent of that one.
inline constexpr char passedOnAgent[] = "userAgent";

/// Adds to the metadata what a request tells beside its body. False: it is named there already, by
/// whatever value, or would not fit into the 4 KiB.
bool addMetadata(Event& event, std::string_view key, std::string text);

} // namespace footfall
