// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/log_trimmer.h"

#include "core/store/log_times.h"

#include <optional>

namespace footfall {

namespace {

/// Nothing when the database failed; else whether there is more of the same.
using Outcome = std::optional<bool>;

Outcome trimEvents(Database& database, std::int64_t cutoff, int rows)
{
    // The oldest minute of the log, and where the next one begins. A minute before an old one is
    // old, too, whatever the clock said then.
    Statement oldest(database, "SELECT m.seq, (SELECT min(seq) FROM marks WHERE seq > m.seq), "
                                 "m.minute <= ?1 OR EXISTS(SELECT 1 FROM marks WHERE "
                                 "seq > m.seq AND minute <= ?1 AND imported = 0) FROM marks m ORDER BY seq LIMIT 1");
    const Statement::Step found = oldest.bind(1, cutoff - minuteMs).step();
    if (found == Statement::Step::Failed)
        return std::nullopt;
    if (found == Statement::Step::Done || oldest.isNull(1) || oldest.number(2) == 0)
        return false;
    const std::int64_t mark = oldest.number(0);
    Statement remove(database, "DELETE FROM events WHERE seq IN "
                                 "(SELECT seq FROM events WHERE seq < ?1 ORDER BY seq LIMIT ?2)");
    if (!remove.bind(1, oldest.number(1)).bind(2, std::int64_t(rows)).run())
        return std::nullopt;
    if (database.changes() == rows)
        return true;
    Statement unmark(database, "DELETE FROM marks WHERE seq = ?1");
    return unmark.bind(1, mark).run() ? Outcome(true) : std::nullopt;
}

Outcome trimMinutes(Database& database, std::int64_t cutoff, int rows)
{
    Statement remove(database,
                     "WITH RECURSIVE each(site) AS (SELECT min(site) FROM minutes UNION ALL "
                     "SELECT (SELECT min(site) FROM minutes WHERE site > each.site) FROM each "
                     "WHERE each.site IS NOT NULL) "
                     "DELETE FROM minutes WHERE (site, minute) IN (SELECT m.site, m.minute "
                     "FROM each JOIN minutes m ON m.site = each.site AND m.minute < ?1 LIMIT ?2)");
    if (!remove.bind(1, cutoff).bind(2, std::int64_t(rows)).run())
        return std::nullopt;
    return database.changes() == rows;
}

Outcome trimIds(Database& database, std::int64_t cutoff)
{
    Statement remove(database, "DELETE FROM seen_ids WHERE newest < ?1");
    return remove.bind(1, cutoff).run() ? Outcome(false) : std::nullopt;
}

} // namespace

Result<bool> LogTrimmer::step(Database& database, std::int64_t cutoff, std::int64_t idsCutoff,
                              int rows)
{
    Transaction transaction(database);
    const Outcome more = transaction.hasBegun() ? trimPart(database, cutoff, idsCutoff, rows) : Outcome();
    if (!more || !transaction.commit())
        return Error{database.failure()};
    if (*more)
        return true;
    m_part = Part(int(m_part) + 1);
    if (m_part != Part::None)
        return true;
    m_part = Part::Events;
    m_visit = 0;
    m_text = 0;
    return false;
}

LogTrimmer::Outcome LogTrimmer::trimPart(Database& database, std::int64_t cutoff,
                                         std::int64_t idsCutoff, int rows)
{
    switch (m_part) {
    case Part::Events:
        return trimEvents(database, cutoff, rows);
    case Part::Visits:
        return trimVisits(database, cutoff, rows);
    case Part::Minutes:
        return trimMinutes(database, cutoff, rows);
    case Part::Ids:
        return trimIds(database, idsCutoff);
    case Part::Texts:
        return trimTexts(database, cutoff, rows);
    case Part::None:
        break;
    }
    return false;
}

LogTrimmer::Outcome LogTrimmer::trimVisits(Database& database, std::int64_t cutoff, int rows)
{
    // An event of the minute in which the cutoff lies still needs its visit.
    Statement remove(database,
                     "DELETE FROM visits WHERE id IN (SELECT id FROM visits WHERE id > ?1 "
                     "ORDER BY id LIMIT ?2) AND coalesce(ended, began) < ?3");
    if (!remove.bind(1, m_visit).bind(2, std::int64_t(rows)).bind(3, cutoff - 2 * minuteMs).run())
        return std::nullopt;
    const bool wereOld = database.changes() > 0;
    Statement last(database, "SELECT max(id) FROM (SELECT id FROM visits WHERE id > ?1 "
                               "ORDER BY id LIMIT ?2)");
    last.bind(1, m_visit).bind(2, std::int64_t(rows));
    if (last.step() == Statement::Step::Failed)
        return std::nullopt;
    // Numbers grow with time: where a whole stretch is young, so is the rest.
    return wereOld && !last.isNull(0);
}

LogTrimmer::Outcome LogTrimmer::trimTexts(Database& database, std::int64_t cutoff, int rows)
{
    Statement remove(database, "DELETE FROM texts WHERE id > ?1 AND id <= ?2 AND day < ?3");
    const std::int64_t end = m_text + rows;
    if (!remove.bind(1, m_text).bind(2, end).bind(3, dayOf(cutoff) - 1).run())
        return std::nullopt;
    m_text = end;
    const Result<std::int64_t> last = database.number("SELECT max(id) FROM texts");
    return last ? Outcome(end < *last) : std::nullopt;
}

} // namespace footfall
