// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/upkeep/visitor_eraser.h"

#include "core/store/format/schema.h"

#include <algorithm>
#include <utility>

namespace footfall {

namespace {

// What is found on the way lives in tables of the connection's own.
constexpr char prepare[] = "DROP TABLE IF EXISTS temp.erased_visits;"
                           "DROP TABLE IF EXISTS temp.erased_texts;"
                           "CREATE TEMP TABLE erased_visits(id INTEGER PRIMARY KEY);"
                           "CREATE TEMP TABLE erased_texts(id INTEGER PRIMARY KEY);";
constexpr char tidy[] = "DROP TABLE IF EXISTS temp.erased_visits;"
                        "DROP TABLE IF EXISTS temp.erased_texts;";

// Labels that rows between ?1 and ?2 name. The pages of a journey
// (core/store/format/journey_text.h) stand first in its steps.
#define FOOTFALL_VISIT_LABELS                                                                      \
    "SELECT l.value FROM visits v, json_each(json_array(v.site, v.country, v.city, v.device, "     \
    "v.referrer, v.campaign, v.browser, v.system, v.entry_page, v.last_page)) l "                  \
    "WHERE v.id > ?1 AND v.id <= ?2 AND l.type = 'integer' "
#define FOOTFALL_JOURNEY_LABELS                                                                    \
    "SELECT l.value FROM visits v, json_tree(CASE WHEN "                                           \
    "json_valid(v.journey) THEN v.journey END) l WHERE v.id > ?1 AND v.id <= ?2 AND "              \
    "l.key = 0 AND l.path <> '$' AND l.type = 'integer' "
#define FOOTFALL_EVENT_LABELS                                                                      \
    "SELECT l.value FROM events e, json_each(json_array(e.site, e.type, e.page, e.country, "       \
    "e.city, e.metadata)) l WHERE e.seq > ?1 AND e.seq <= ?2 AND l.type = 'integer' "

constexpr char findByEvents[] =
    "INSERT OR IGNORE INTO temp.erased_visits SELECT visit FROM events WHERE seq > ?1 AND "
    "seq <= ?2 AND visit <> 0 AND (visitor = ?3 OR (visitor = '' AND EXISTS(SELECT 1 FROM visits v "
    "WHERE v.id = visit AND v.session = ?3)))";
constexpr char findVisits[] =
    "INSERT OR IGNORE INTO temp.erased_visits SELECT id FROM visits WHERE id > ?1 AND id <= ?2 AND "
    "(visitor = ?3 OR later_visitor = ?3 OR (session = ?3 AND coalesce(visitor, '') = ''))";
constexpr char noteVisitTexts[] =
    "INSERT OR IGNORE INTO temp.erased_texts " FOOTFALL_VISIT_LABELS
    "AND v.id IN (SELECT id FROM temp.erased_visits) UNION ALL " FOOTFALL_JOURNEY_LABELS
    "AND v.id IN (SELECT id FROM temp.erased_visits)";
constexpr char claimVisits[] = "UPDATE visits SET visitor = ?3 WHERE id > ?1 AND id <= ?2 AND "
                               "id IN (SELECT id FROM temp.erased_visits)";
// After their events: those know their session only by the visit.
constexpr char removeVisits[] =
    "DELETE FROM visits WHERE id IN (SELECT id FROM temp.erased_visits)";
// Their numbers must not be given again: another's visit would be taken for one of them.
constexpr char keepNumber[] =
    "INSERT INTO meta SELECT 'last_visit', coalesce(max(id), 0) FROM visits WHERE true "
    "ON CONFLICT DO UPDATE SET value = max(value, excluded.value)";

// The visits are erased to their ends, what has none as far as it was there.
#define FOOTFALL_OF_VISITOR                                                                        \
    "((visit = 0 AND seq <= ?4 AND (visitor = ?3 OR (session = ?3 AND "                            \
    "coalesce(visitor, '') = ''))) OR "                                                            \
    "(visit <> 0 AND visit IN (SELECT id FROM temp.erased_visits)))"
constexpr char noteEventTexts[] =
    "INSERT OR IGNORE INTO temp.erased_texts " FOOTFALL_EVENT_LABELS "AND " FOOTFALL_OF_VISITOR;
constexpr char blanksEvents[] = "UPDATE events SET " FOOTFALL_FORGOTTEN
                                " WHERE seq > ?1 AND seq <= ?2 AND " FOOTFALL_OF_VISITOR;
static_assert(int(LogKind::Forgotten) == 17);
constexpr char deleteHeartbeats[] = "DELETE FROM heartbeats WHERE seq > ?1 AND seq <= ?2 AND "
                                    "visit IN (SELECT id FROM temp.erased_visits)";

constexpr char keepOfVisits[] = "DELETE FROM temp.erased_texts WHERE id IN (" FOOTFALL_VISIT_LABELS
                                "UNION ALL " FOOTFALL_JOURNEY_LABELS ")";
constexpr char keepOfEvents[] =
    "DELETE FROM temp.erased_texts WHERE id IN (" FOOTFALL_EVENT_LABELS ")";
constexpr char deletePresence[] =
    "DELETE FROM presence WHERE minute > ?1 * 60000 AND minute <= ?2 * 60000 AND "
    "page IN (SELECT id FROM temp.erased_texts)";
constexpr char keepOfPresence[] =
    "DELETE FROM temp.erased_texts WHERE id IN (SELECT site FROM presence WHERE "
    "minute > ?1 * 60000 AND minute <= ?2 * 60000)";
constexpr char deleteTexts[] = "DELETE FROM texts WHERE id IN (SELECT id FROM temp.erased_texts) "
                               "AND NOT EXISTS (SELECT 1 FROM minutes WHERE site = texts.id)";
#undef FOOTFALL_VISIT_LABELS
#undef FOOTFALL_JOURNEY_LABELS
#undef FOOTFALL_EVENT_LABELS
#undef FOOTFALL_OF_VISITOR

// The name of a request in `meta`, and how far it goes. Another for the same visitor goes further:
// it stays noted when this one is done.
#define FOOTFALL_SEQ_OF(value) "CAST(substr(" value ", instr(" value ", ' ') + 1) AS INTEGER)"
constexpr char noteRequest[] =
    "INSERT INTO meta VALUES('forget ' || ?3, ?1 || ' ' || ?2) ON CONFLICT DO UPDATE SET "
    "value = excluded.value WHERE " FOOTFALL_SEQ_OF("excluded.value") " > " FOOTFALL_SEQ_OF(
        "meta.value");
constexpr char dropRequest[] =
    "DELETE FROM meta WHERE name = 'forget ' || ?1 AND " FOOTFALL_SEQ_OF("value") " <= ?2";
constexpr char findRequests[] = "SELECT substr(name, 8), CAST(value AS INTEGER), " FOOTFALL_SEQ_OF(
    "value") " FROM meta WHERE name LIKE 'forget %'";
#undef FOOTFALL_SEQ_OF

constexpr char beforeVisits[] = "SELECT coalesce(min(id), 1) - 1 FROM visits";
constexpr char beforeEvents[] = "SELECT coalesce(min(seq), 1) - 1 FROM events";
constexpr char beforePresence[] = "SELECT coalesce(min(minute) / 60000, 1) - 1 FROM presence";
constexpr char lastPresence[] = "SELECT max(minute) / 60000 FROM presence";
constexpr char lastVisit[] = "SELECT max(id) FROM visits";
constexpr char lastEvent[] = "SELECT max(seq) FROM events";

} // namespace

VisitorEraser::VisitorEraser(Erasure wanted)
    : m_wanted(std::move(wanted))
{
}

std::vector<Erasure> VisitorEraser::unfinished(const Database& database)
{
    std::vector<Erasure> found;
    Statement requests(database, findRequests);
    while (requests.step() == Statement::Step::Row)
        // As they were bound: that they are done is noted by the same numbers.
        found.push_back({std::string(requests.text(0)), std::int64_t(requests.bits(1)),
                         std::int64_t(requests.bits(2))});
    return found;
}

bool VisitorEraser::note(const Database& database, const Erasure& wanted)
{
    Statement statement(database, noteRequest);
    return statement.bind(1, wanted.lastVisit)
        .bind(2, wanted.lastSeq)
        .bind(3, wanted.visitor)
        .run();
}

Result<std::vector<std::uint64_t>> VisitorEraser::found(const Database& database)
{
    std::vector<std::uint64_t> numbers;
    Statement visits(database, "SELECT id FROM temp.erased_visits ORDER BY id");
    Statement::Step step = visits.step();
    for (; step == Statement::Step::Row; step = visits.step())
        numbers.push_back(std::uint64_t(visits.number(0)));
    if (step == Statement::Step::Failed)
        return Error{database.failure()};
    return numbers;
}

Result<Progress> VisitorEraser::step(Database& database, int rows)
{
    if (m_part == Part::Begin) {
        if (const Result<void> prepared = database.run(prepare); !prepared)
            return Error{prepared.error()};
        if (!note(database, m_wanted))
            return Error{database.failure()};
        m_part = Part::Find;
        m_at = -1;
    }
    if (m_part == Part::Overwrite)
        return overwrite(database);
    Transaction transaction(database);
    const Result<std::int64_t> last = lastRow(database);
    bool isGood = transaction.hasBegun() && last && start(database);
    if (isGood) {
        const std::int64_t upTo = std::min(m_at + rows, *last);
        isGood = erase(database, m_at, upTo) && goOn(database, upTo, *last);
    }
    if (!isGood || !transaction.commit())
        return Error{database.failure()};
    return Progress::More;
}

/// What was deleted is still in the write-ahead log until that has been moved into the database,
/// which waits for those who read.
Result<Progress> VisitorEraser::overwrite(Database& database)
{
    const Result<std::int64_t> busyTimeout = database.number("PRAGMA busy_timeout");
    database.run("PRAGMA busy_timeout=0"); // or writing would wait as well
    const Result<std::int64_t> busy = database.number("PRAGMA wal_checkpoint(TRUNCATE)");
    if (busyTimeout)
        database.run(("PRAGMA busy_timeout=" + std::to_string(*busyTimeout)).c_str());
    if (!busy)
        return Error{busy.error()};
    if (*busy != 0 && ++m_waits < maxWaits)
        return Progress::More;
    if (*busy != 0)
        return Error{"it is deleted, but somebody reads the store all the time: its bytes are in "
                     "the write-ahead log still"};
    if (const Result<void> tidied = database.run(tidy); !tidied)
        return Error{tidied.error()};
    return Progress::Done;
}

bool VisitorEraser::isOfVisits() const
{
    return m_part == Part::Claim || m_part == Part::Note || m_part == Part::VisitTexts;
}

/// That of the rows which the part under way goes through.
const char* VisitorEraser::queryOf(const char* visits, const char* events,
                                   const char* presence) const
{
    if (m_part == Part::Presence)
        return presence;
    return isOfVisits() ? visits : events;
}

/// Where the part under way ends.
Result<std::int64_t> VisitorEraser::lastRow(Database& database) const
{
    Result<std::int64_t> last = database.number(queryOf(lastVisit, lastEvent, lastPresence));
    if (last && m_part <= Part::Note)
        *last = std::min(*last, isOfVisits() ? m_wanted.lastVisit : m_wanted.lastSeq);
    return last;
}

/// A part begins at the first row that is there.
bool VisitorEraser::start(Database& database)
{
    if (m_at >= 0)
        return true;
    const Result<std::int64_t> before =
        database.number(queryOf(beforeVisits, beforeEvents, beforePresence));
    m_at = before ? *before : m_at;
    return bool(before);
}

bool VisitorEraser::erase(Database& database, std::int64_t after, std::int64_t upTo)
{
    const auto run = [&](const char* sql) {
        Statement statement(database, sql);
        return statement.bind(1, after)
            .bind(2, upTo)
            .bind(3, m_wanted.visitor)
            .bind(4, m_wanted.lastSeq)
            .run();
    };
    switch (m_part) {
    case Part::Find:
        return run(findByEvents);
    case Part::Claim:
        return run(findVisits) && run(claimVisits);
    case Part::Note:
        return run(noteVisitTexts);
    case Part::Events:
        if (!run(noteEventTexts) || !run(deleteHeartbeats) || !run(blanksEvents))
            return false;
        m_events += database.changes();
        return true;
    case Part::VisitTexts:
        return run(keepOfVisits);
    case Part::EventTexts:
        return run(keepOfEvents);
    case Part::Presence:
        return run(deletePresence) && run(keepOfPresence);
    default:
        return true;
    }
}

bool VisitorEraser::goOn(Database& database, std::int64_t upTo, std::int64_t last)
{
    m_at = upTo;
    if (m_at < last)
        return true;
    m_at = -1;
    if (m_part == Part::Events && !deleteVisits(database))
        return false;
    if (m_part == Part::Presence) {
        Statement drop(database, dropRequest);
        if (!database.run(deleteTexts) ||
            !drop.bind(1, m_wanted.visitor).bind(2, m_wanted.lastSeq).run())
            return false;
    }
    m_part = Part(int(m_part) + 1);
    return true;
}

bool VisitorEraser::deleteVisits(Database& database)
{
    if (!database.run(keepNumber) || !database.run(removeVisits))
        return false;
    m_visits += database.changes();
    return true;
}

} // namespace footfall
