// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/format/labels.h"
#include "core/store/log/log_batch.h"

namespace footfall {

/// Writes the rows of `visits`: made with the first event, completed at the end. Part of EventLog.
class VisitRows
{
public:
    VisitRows(const Database& database, LabelWriter& labels);

    /// False when the database failed.
    bool begin(const LogEntry& first);
    /// A visit that was completed before stays as it is, as minutes do.
    bool complete(const EndedVisit& ended);

private:
    bool close(const EndedVisit& ended);
    /// From that parameter on, one each.
    template <typename TextOf>
    bool bindLabels(Statement& row, int first, TextOf textOf, std::int64_t day);

    LabelWriter& m_labels;
    Statement m_insert;
    Statement m_update;
    Statement m_close;
};

/// Writes the rows of `minutes`. Part of EventLog.
class MinuteRows
{
public:
    MinuteRows(const Database& database, LabelWriter& labels);

    /// A minute that was written before stays as it is: after a restart the log is replayed and
    /// gives minutes again, the same ones, or without a checkpoint some that know of less.
    bool write(const MinuteCounts& counts);
    /// The same, on top of what is there.
    bool add(const MinuteCounts& counts);

private:
    bool run(Statement& statement, const MinuteCounts& counts);

    LabelWriter& m_labels;
    Statement m_insert;
    Statement m_add;
};

} // namespace footfall
