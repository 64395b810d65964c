// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/alerts/finding.h"
#include "core/source/alerts/alert.h"

#include <string_view>

namespace footfall {

/// What an operator is told of what the rule of a site found; without the page, and without who is
/// active: the rule knows neither.
Alert alertOfFinding(const Finding& finding, std::string_view site);

} // namespace footfall
