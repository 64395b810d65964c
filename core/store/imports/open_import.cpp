// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/imports/open_import.h"

#include "core/base/time/clock.h"
#include "core/store/archive/log_reader.h"
#include "core/store/format/store_notes.h"

#include <algorithm>
#include <charconv>
#include <unordered_set>

namespace footfall {

namespace {

/// Those that have not ended, and when the first of them began.
struct OpenVisits
{
    std::unordered_set<std::uint64_t> ids;
    TimeMs since = TimeMs(INT64_MAX);
};

TimeMs momentIn(std::string_view text)
{
    DurationMs sinceEpoch = 0;
    std::from_chars(text.data(), text.data() + text.size(), sinceEpoch);
    return TimeMs(sinceEpoch);
}

bool readNotes(const Database& database, OpenImport& open)
{
    Statement rows(database, "SELECT name, value FROM meta WHERE substr(name, 1, length(?1)) = ?1 "
                             "AND value <> ''");
    rows.bind(1, notes::importing);
    Statement::Step step;
    while ((step = rows.step()) == Statement::Step::Row) {
        open.names.emplace_back(rows.text(0));
        open.keptUpTo = std::max(open.keptUpTo, momentIn(rows.text(1)));
    }
    return step == Statement::Step::Done;
}

bool readOpenVisits(const Database& database, OpenVisits& open)
{
    Statement rows(database, "SELECT id, began FROM visits WHERE ended IS NULL");
    Statement::Step step;
    while ((step = rows.step()) == Statement::Step::Row) {
        open.ids.insert(std::uint64_t(rows.number(0)));
        open.since = std::min(open.since, rows.moment(1));
    }
    return step == Statement::Step::Done;
}

/// Live ones are none of ours: what is live is replayed.
bool readOpenEvents(const Database& database, const OpenVisits& visits,
                    std::vector<LogEntry>& events)
{
    Statement mark(database, "SELECT min(seq) FROM marks WHERE imported = 1 AND minute >= ?");
    mark.bind(1, minuteOf(visits.since));
    if (mark.step() != Statement::Step::Row)
        return false;
    if (mark.isNull(0))
        return true;
    LogReader reader(database);
    reader.goTo(std::uint64_t(mark.number(0)) - 1);
    LogReader::Next next = LogReader::Next::End;
    while (events.size() < OpenImport::maxEvents &&
           (next = reader.next()) == LogReader::Next::Entry) {
        const LogEntry& entry = reader.entry();
        if (entry.imported && entry.event && visits.ids.contains(entry.visit))
            events.push_back(entry);
    }
    std::stable_sort(events.begin(), events.end(),
                     [](const LogEntry& a, const LogEntry& b) { return a.at < b.at; });
    return next != LogReader::Next::Failed;
}

} // namespace

Result<OpenImport> readOpenImport(const Database& database)
{
    OpenImport open;
    OpenVisits visits;
    const bool isRead = readNotes(database, open) &&
                        (open.names.empty() ||
                         (readOpenVisits(database, visits) &&
                          (visits.ids.empty() || readOpenEvents(database, visits, open.events))));
    return isRead ? Result(std::move(open)) : Error{database.failure()};
}

} // namespace footfall
