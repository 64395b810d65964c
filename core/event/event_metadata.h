// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/event/event.h"

#include <string>
#include <string_view>

namespace footfall {

/// Adds to the metadata what a request tells beside its body. False: it is named there already, by
/// whatever value, or would not fit into the 4 KiB.
bool addMetadata(Event& event, std::string_view key, std::string text);

} // namespace footfall
