// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/stages.h"
#include "core/event/event.h"
#include "core/live/counts/completed.h"
#include "core/source/trouble/causes.h"

#include <QMetaType>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace footfall {

/// One place in the log: an event, or the marker of a clear.
struct LogEntry
{
    /// Null: the live statistics were cleared here.
    EventPtr event;
    /// Receipt.
    TimeMs at;
    /// The event's visit; 0: none.
    std::uint64_t visit = 0;
    /// The event is the first of its visit.
    bool began = false;
    /// It belongs to the past, and is no part of what is live.
    bool imported = false;
    /// The hash of its event id, where it has one (SeenIds::hashOf).
    std::uint64_t idHash = 0;
    /// When it was imported: its id is known from then on. Epoch: at its receipt.
    TimeMs importedAt = epoch;
};

/// A heartbeat in the log.
struct LoggedHeartbeat
{
    /// Position of the newest entry that came before it.
    std::uint64_t seq = 0;
    /// Receipt.
    TimeMs at;
    std::uint64_t visit = 0;

    bool operator==(const LoggedHeartbeat&) const = default;
};

/// How many were somewhere at the end of a minute (Presence::census).
struct PresenceCount
{
    /// When the minute begins.
    TimeMs minute;
    std::string site;
    /// Empty: the site as a whole.
    std::string page;
    std::int64_t visitors = 0;

    bool operator==(const PresenceCount&) const = default;
};

/// A small text that is kept under a name (store_notes.h), such as how far something was read.
struct StoreNote
{
    std::string name;
    std::string text;

    bool operator==(const StoreNote&) const = default;
};

/// What one transaction writes: all of it or nothing.
struct LogBatch
{
    /// Position of the first entry; the others follow without a gap.
    std::uint64_t firstSeq = 0;
    std::vector<LogEntry> entries;
    /// Visits whose first event is in this batch or an earlier one.
    std::vector<EndedVisit> ended;
    /// Of what is live. A minute that is there already stays as it is.
    std::vector<MinuteCounts> minutes;
    /// Of imported events: added to what is there.
    std::vector<MinuteCounts> importedMinutes;
    /// Of visits and entries of this batch or an earlier one.
    std::vector<LoggedHeartbeat> heartbeats;
    std::vector<PresenceCount> presence;
    std::vector<StoreNote> notes;

    std::uint64_t lastSeq() const { return firstSeq + entries.size() - 1; }
};

using LogBatchPtr = std::shared_ptr<const LogBatch>;

/// When the writer did what for a batch.
struct CommitTimes
{
    Instant began;
    /// All rows are written, and nothing is certain.
    Instant inserted;
    Instant done;
};

/// What became of a batch.
struct CommitResult
{
    /// Empty: it is on disk. Else why it is not, for a person.
    std::string failure;
    /// From the first row to the end of the commit.
    double ms = 0;
    CommitTimes times = {};
    /// Where it failed, why, by kind.
    StoreCause cause = StoreCause::Other;
};

} // namespace footfall

Q_DECLARE_METATYPE(footfall::LogBatchPtr)
Q_DECLARE_METATYPE(footfall::CommitResult)
