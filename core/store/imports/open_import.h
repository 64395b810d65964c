// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/log/log_batch.h"

#include <string>
#include <vector>

namespace footfall {

class Database;

/// What imports left open when they were cut off, as by a power cut: the log has their events, but
/// visits that were under way, and the minutes then, are only known once they are over.
struct OpenImport
{
    /// Events of a longer one are left out, the youngest.
    static constexpr std::size_t maxEvents = 1'000'000;

    /// The events of visits that are under way, in the order of time.
    std::vector<LogEntry> events;
    /// Minutes up to this are kept already. Of several imports the latest: no minute counts twice.
    TimeMs keptUpTo = epoch;
    /// What they were noted under (notes::importing).
    std::vector<std::string> names;
};

/// Nothing, and quickly, where none was cut off.
Result<OpenImport> readOpenImport(const Database& database);

} // namespace footfall
