// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/live/alerts/finding.h"

#include <string>

namespace footfall {

/// "quiet", "normal" or "keen". Fails with what is needed instead.
Result<Sensitivity> sensitivityOf(const std::string& name);

} // namespace footfall
