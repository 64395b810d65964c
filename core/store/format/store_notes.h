// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/prudent_time.h"
#include "core/store/sqlite/database.h"

#include <string>
#include <string_view>

namespace footfall {

/// Small texts that a store keeps under names, in `meta`.
namespace notes {

/// The limits of the server that had the store last (Limits::text).
inline constexpr std::string_view limits = "limits";
/// What is known of the time (PrudentTime).
inline constexpr std::string_view time = "time";
/// How far a web server's log was read; its path stands behind it.
inline constexpr std::string_view readLog = "read ";
/// Up to which minute an import is kept that is under way, empty once it is over; behind it stands
/// what is imported.
inline constexpr std::string_view importing = "import ";

/// Empty: there is none, or it cannot be read.
std::string read(const Database& database, std::string_view name);
/// False when the database failed.
bool write(const Database& database, std::string_view name, std::string_view text);

PrudentTime::State readTime(const Database& database);
bool writeTime(const Database& database, const PrudentTime::State& state);

} // namespace notes

} // namespace footfall
