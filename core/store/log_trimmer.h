// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <cstdint>
#include <optional>

namespace footfall {

/// Deletes what is older than it may be, from the old end of the log, in steps that take a few
/// milliseconds each. Store thread.
class LogTrimmer
{
public:
    /// One step: deletes about `rows` rows at most of what was received before `cutoff`, and ids
    /// seen before `idsCutoff`. False when nothing is left to delete. The newest minute of the log
    /// always stays: positions go on from it.
    Result<bool> step(Database& database, std::int64_t cutoff, std::int64_t idsCutoff,
                      int rows);

private:
    enum class Part
    {
        Events,
        Visits,
        Minutes,
        Ids,
        Texts,
        None
    };
    /// Nothing when the database failed; else whether there is more of the same.
    using Outcome = std::optional<bool>;

    Outcome trimPart(Database& database, std::int64_t cutoff, std::int64_t idsCutoff, int rows);
    Outcome trimVisits(Database& database, std::int64_t cutoff, int rows);
    Outcome trimTexts(Database& database, std::int64_t cutoff, int rows);

    Part m_part = Part::Events;
    /// How far this pass has come.
    std::int64_t m_visit = 0;
    std::int64_t m_text = 0;
};

} // namespace footfall
