// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/log_batch.h"
#include "core/store/text_labels.h"

namespace footfall {

/// Writes the rows of `visits`: made with the first event, completed at the end. Part of EventLog.
class VisitRows
{
public:
    VisitRows(const Database& database, TextLabels& labels);

    /// False when the database failed.
    bool begin(const LogEntry& first);
    bool complete(const EndedVisit& ended);

private:
    TextLabels& m_labels;
    Statement m_insert;
    Statement m_update;
};

/// Writes the rows of `minutes`. Part of EventLog.
class MinuteRows
{
public:
    MinuteRows(const Database& database, TextLabels& labels);

    /// A minute that was written before is replaced: after a restart the log is replayed from the
    /// last checkpoint, and gives the same minutes again.
    bool write(const MinuteCounts& counts);

private:
    TextLabels& m_labels;
    Statement m_replace;
};

} // namespace footfall
