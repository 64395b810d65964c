// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/alert.h"
#include "core/source/usual.h"

#include <QString>

#include <optional>

namespace footfall {

/// "Spike", "Milestone", "Limit", "Cleared".
QString alertTitle(const Alert& alert);

/// What happened, in one sentence with its numbers.
QString alertText(const Alert& alert);

/// "usual 30–38", or "usual not known yet".
QString usualText(const std::optional<Usual>& usual);

} // namespace footfall
