// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/history.h"
#include "core/store/sqlite/database.h"

namespace footfall {

/// What is wrong with the request, if anything is: its message says what.
Result<void> checkRequest(const HistoryRequest& request, std::int64_t maxPoints);

/// The buckets of a request that was checked, from `minutes` (core/store/format/schema.h).
Result<History> readHistory(Database& database, const HistoryRequest& request);

} // namespace footfall
