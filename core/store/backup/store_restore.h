// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time/time_units.h"

#include <QString>

namespace footfall {

/// Makes a backup the store of a folder, which no server may have. What the folder had is moved
/// into a folder in it, whose path is given back; empty: it had nothing. Fails, and changes
/// nothing, where the backup is not whole.
Result<QString> restoreStore(const QString& file, const QString& folder, TimeMs now);

} // namespace footfall
