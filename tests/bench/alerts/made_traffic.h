// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace footfall {

/// Four weeks of made-up sites without events, and with: the table of what was told.
void printMadeTraffic(int sites, std::uint64_t seed);

} // namespace footfall
