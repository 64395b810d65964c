// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/source/alerts/sensitivity.h"

#include <QString>

namespace footfall {

/// Takes what --sensitivity says: "quiet", "normal" or "keen", or that of one site, as in
/// "shop=keen". Fails with what is needed instead.
Result<void> takeSensitivity(const QString& text, Sensitivities& all);

} // namespace footfall
