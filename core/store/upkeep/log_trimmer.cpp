// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/upkeep/log_trimmer.h"

#include "core/base/time/clock.h"
#include "core/store/format/schema.h"

#include <algorithm>

namespace footfall {

namespace {

/// Nothing when the database failed; else whether there is more of the same.
using Outcome = std::optional<Progress>;

// A minute before an old one is old, too, if the clock was ahead then: later than the newest.
constexpr char oldestMinute[] =
    "SELECT m.seq, (SELECT min(seq) FROM marks WHERE seq > m.seq), m.minute <= ?1 OR (m.minute > "
    "(SELECT minute FROM marks WHERE imported = 0 ORDER BY seq DESC LIMIT 1) AND EXISTS(SELECT 1 "
    "FROM marks WHERE seq > m.seq AND minute <= ?1 AND imported = 0)) "
    "FROM marks m ORDER BY seq LIMIT 1";

/// Heartbeats that came after the entries from `from` on and before that at `to`.
Outcome trimHeartbeats(Database& database, std::int64_t from, std::int64_t to, int rows)
{
    Statement remove(database, "DELETE FROM heartbeats WHERE (seq, at, visit) IN (SELECT seq, at, "
                               "visit FROM heartbeats WHERE seq >= ?1 AND seq < ?2 LIMIT ?3)");
    if (!remove.bind(1, from).bind(2, to).bind(3, std::int64_t(rows)).run())
        return std::nullopt;
    return moreIf(database.changes() == rows);
}

Outcome trimEvents(Database& database, TimeMs cutoff, int rows)
{
    // The oldest minute of the log, and where the next one begins.
    Statement oldest(database, oldestMinute);
    const Statement::Step found = oldest.bind(1, cutoff - minuteMs).step();
    if (found == Statement::Step::Failed)
        return std::nullopt;
    if (found == Statement::Step::Done || oldest.isNull(1) || oldest.number(2) == 0)
        return Progress::Done;
    const std::int64_t mark = oldest.number(0);
    const Outcome heartbeats = trimHeartbeats(database, 0, oldest.number(1), rows);
    if (heartbeats != Progress::Done)
        return heartbeats;
    Statement remove(database, "DELETE FROM events WHERE seq IN "
                               "(SELECT seq FROM events WHERE seq < ?1 ORDER BY seq LIMIT ?2)");
    if (!remove.bind(1, oldest.number(1)).bind(2, std::int64_t(rows)).run())
        return std::nullopt;
    if (database.changes() == rows)
        return Progress::More;
    Statement unmark(database, "DELETE FROM marks WHERE seq = ?1");
    return unmark.bind(1, mark).run() ? Outcome(Progress::More) : std::nullopt;
}

/// Old minutes that young ones surround: imported, or of a clock that was behind. And the newest of
/// the log, when nothing came for so long. Their positions stay.
Outcome blankEvents(Database& database, TimeMs cutoff, int rows)
{
    Statement old(database, "SELECT seq, (SELECT min(seq) FROM marks WHERE seq > m.seq) "
                            "FROM marks m WHERE minute <= ?1 ORDER BY seq LIMIT 1");
    const Statement::Step found = old.bind(1, cutoff - minuteMs).step();
    if (found != Statement::Step::Row)
        return found == Statement::Step::Done ? Outcome(Progress::Done) : std::nullopt;
    const std::int64_t mark = old.number(0);
    const bool isNewest = old.isNull(1);
    const std::int64_t next = isNewest ? INT64_MAX : old.number(1);
    const Outcome heartbeats = trimHeartbeats(database, mark, next, rows);
    if (heartbeats != Progress::Done)
        return heartbeats;
    Statement blank(database, "UPDATE events SET " FOOTFALL_FORGOTTEN " WHERE seq IN (SELECT seq "
                              "FROM events WHERE seq >= ?1 AND seq < ?2 AND kind <> 17 LIMIT ?3)");
    blank.bind(1, mark).bind(2, next);
    if (!blank.bind(3, std::int64_t(rows)).run())
        return std::nullopt;
    if (database.changes() == rows)
        return Progress::More;
    if (isNewest)
        return Progress::Done;
    // What is blank may count to the minute before.
    Statement unmark(database, "DELETE FROM marks WHERE seq = ?1 AND seq > (SELECT min(seq) "
                               "FROM marks)");
    return unmark.bind(1, mark).run() ? Outcome(moreIf(database.changes() > 0)) : std::nullopt;
}

Outcome trimPresence(Database& database, TimeMs cutoff, int rows)
{
    Statement remove(database, "DELETE FROM presence WHERE (minute, site, page) IN (SELECT minute, "
                               "site, page FROM presence WHERE minute < ?1 LIMIT ?2)");
    if (!remove.bind(1, cutoff).bind(2, std::int64_t(rows)).run())
        return std::nullopt;
    return moreIf(database.changes() == rows);
}

Outcome trimRuns(Database& database, TimeMs cutoff)
{
    // The newest one may be under way.
    Statement remove(database, "DELETE FROM runs WHERE alive < ?1 AND "
                               "id < (SELECT max(id) FROM runs)");
    return remove.bind(1, cutoff).run() ? Outcome(Progress::Done) : std::nullopt;
}

#define FOOTFALL_SITES_OF_MINUTES                                                                  \
    "WITH RECURSIVE each(site) AS (SELECT min(site) FROM minutes UNION ALL "                       \
    "SELECT (SELECT min(site) FROM minutes WHERE site > each.site) FROM each "                     \
    "WHERE each.site IS NOT NULL) "
constexpr char sitesOfMinutes[] =
    FOOTFALL_SITES_OF_MINUTES "SELECT site FROM each WHERE typeof(site) = 'integer'";
constexpr char deleteMinutes[] =
    FOOTFALL_SITES_OF_MINUTES "DELETE FROM minutes WHERE (site, minute) IN (SELECT m.site, "
                              "m.minute FROM each JOIN minutes m ON m.site = each.site AND "
                              "m.minute < ?1 LIMIT ?2)";
#undef FOOTFALL_SITES_OF_MINUTES

Outcome trimIds(Database& database, TimeMs cutoff)
{
    // The newest says how far the log need not be read at the start.
    Statement remove(database, "DELETE FROM seen_ids WHERE newest < ?1 AND "
                               "last_seq < (SELECT max(last_seq) FROM seen_ids)");
    return remove.bind(1, cutoff).run() ? Outcome(Progress::Done) : std::nullopt;
}

} // namespace

Result<Progress> LogTrimmer::step(Database& database, TimeMs cutoff, TimeMs idsCutoff, int rows)
{
    if (m_part == Part::None)
        begin(cutoff);
    Transaction transaction(database);
    const Outcome more = transaction.hasBegun() ? trimPart(database, idsCutoff, rows) : Outcome();
    if (!more || !transaction.commit())
        return Error{database.failure()};
    if (*more == Progress::Done)
        m_part = Part(int(m_part) + 1);
    if (m_part != Part::None)
        return Progress::More;
    m_day = dayOf(m_cutoff);
    return Progress::Done;
}

/// All parts of a pass go by the same time: what one leaves, the next must leave alone.
void LogTrimmer::begin(TimeMs cutoff)
{
    m_part = Part::Events;
    m_cutoff = cutoff;
    m_isThorough = dayOf(cutoff) != m_day;
    m_visit = 0;
    m_text = 0;
    m_needed.clear();
}

LogTrimmer::Outcome LogTrimmer::trimPart(Database& database, TimeMs idsCutoff, int rows)
{
    switch (m_part) {
    case Part::Events:
        return trimEvents(database, m_cutoff, rows);
    case Part::Blanks:
        return blankEvents(database, m_cutoff, rows);
    case Part::Visits:
        return trimVisits(database, rows);
    case Part::Minutes:
        return trimMinutes(database, rows);
    case Part::Presence:
        return trimPresence(database, m_cutoff, rows);
    case Part::Runs:
        return trimRuns(database, m_cutoff - m_minutesLonger);
    case Part::Ids:
        return trimIds(database, idsCutoff);
    case Part::Texts:
        return m_isThorough ? trimTexts(database, rows) : Progress::Done;
    case Part::None:
        break;
    }
    return Progress::Done;
}

LogTrimmer::Outcome LogTrimmer::trimVisits(Database& database, int rows)
{
    Statement last(database, "SELECT max(id) FROM (SELECT id FROM visits WHERE id > ?1 "
                             "ORDER BY id LIMIT ?2)");
    if (last.bind(1, m_visit).bind(2, std::int64_t(rows)).step() == Statement::Step::Failed)
        return std::nullopt;
    if (last.isNull(0))
        return Progress::Done;
    const std::int64_t upTo = last.number(0);
    last.reset();
    // An event of the minute in which the cutoff lies still needs its visit. One without an end may
    // last to this day.
    Statement remove(database, "DELETE FROM visits WHERE id > ?1 AND id <= ?2 AND "
                               "coalesce(ended, began) < ?3 AND (ended IS NOT NULL OR "
                               "NOT EXISTS(SELECT 1 FROM events WHERE visit = visits.id))");
    if (!remove.bind(1, m_visit).bind(2, upTo).bind(3, m_cutoff - 2 * minuteMs).run())
        return std::nullopt;
    const bool wereOld = database.changes() > 0;
    if (m_isThorough && !noteNeeded(database, upTo))
        return std::nullopt;
    m_visit = upTo;
    // Numbers grow with time, but for what was imported.
    return moreIf(wereOld || m_isThorough);
}

/// A visit that began long ago and is young all the same has an entry page of that time.
bool LogTrimmer::noteNeeded(Database& database, std::int64_t upTo)
{
    Statement pages(database, "SELECT entry_page FROM visits WHERE id > ?1 AND id <= ?2 AND "
                              "began < ?3 AND typeof(entry_page) = 'integer'");
    pages.bind(1, m_visit).bind(2, upTo).bind(3, m_cutoff);
    Statement::Step step = pages.step();
    for (; step == Statement::Step::Row; step = pages.step())
        m_needed.insert(pages.number(0));
    return step == Statement::Step::Done;
}

LogTrimmer::Outcome LogTrimmer::trimMinutes(Database& database, int rows)
{
    Statement remove(database, deleteMinutes);
    if (!remove.bind(1, m_cutoff - m_minutesLonger).bind(2, std::int64_t(rows)).run())
        return std::nullopt;
    if (database.changes() == rows)
        return Progress::More;
    return !m_isThorough || noteSites(database) ? Outcome(Progress::Done) : std::nullopt;
}

/// A site that had no event for long may have minutes still.
bool LogTrimmer::noteSites(Database& database)
{
    Statement sites(database, sitesOfMinutes);
    Statement::Step step = sites.step();
    for (; step == Statement::Step::Row; step = sites.step())
        m_needed.insert(sites.number(0));
    return step == Statement::Step::Done;
}

LogTrimmer::Outcome LogTrimmer::trimTexts(Database& database, int rows)
{
    const std::int64_t end = m_text + rows;
    Statement old(database, "SELECT id FROM texts WHERE id > ?1 AND id <= ?2 AND day < ?3");
    old.bind(1, m_text).bind(2, end).bind(3, dayOf(m_cutoff) - 1);
    std::vector<std::int64_t> found;
    Statement::Step step = old.step();
    for (; step == Statement::Step::Row; step = old.step()) {
        if (!m_needed.contains(old.number(0)))
            found.push_back(old.number(0));
    }
    if (step == Statement::Step::Failed)
        return std::nullopt;
    Statement remove(database, "DELETE FROM texts WHERE id = ?1");
    const auto isRemoved = [&](std::int64_t id) { return remove.bind(1, id).run(); };
    if (!std::all_of(found.begin(), found.end(), isRemoved))
        return std::nullopt;
    m_text = end;
    const Result<std::int64_t> last = database.number("SELECT max(id) FROM texts");
    return last ? Outcome(moreIf(end < *last)) : std::nullopt;
}

} // namespace footfall
