// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/history.h"

#include <QString>

namespace footfall {

/// "stored, 3 ms": how the store stands, in a few words.
QString storeText(const StoreState& store);
/// What a failing store means, in sentences; empty while nothing is wrong. Plain text.
QString storeTroubleText(const StoreState& store);

} // namespace footfall
