// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/visitor_eraser.h"

#include "core/store/schema.h"

namespace footfall {

namespace {

// What is found on the way lives in tables of the connection's own.
constexpr char prepare[] = "PRAGMA secure_delete=ON;"
                           "DROP TABLE IF EXISTS temp.erased_visits;"
                           "DROP TABLE IF EXISTS temp.erased_texts;"
                           "CREATE TEMP TABLE erased_visits(id INTEGER PRIMARY KEY);"
                           "CREATE TEMP TABLE erased_texts(id INTEGER PRIMARY KEY);";
constexpr char tidy[] = "DROP TABLE IF EXISTS temp.erased_visits;"
                        "DROP TABLE IF EXISTS temp.erased_texts;"
                        "PRAGMA secure_delete=OFF;";

constexpr char findVisits[] =
    "INSERT INTO temp.erased_visits SELECT id FROM visits WHERE id > ?1 AND id <= ?2 AND "
    "(visitor = ?3 OR later_visitor = ?3 OR "
    "(session = ?3 AND coalesce(visitor, '') = '' AND later_visitor IS NULL))";
constexpr char noteVisitTexts[] =
    "INSERT OR IGNORE INTO temp.erased_texts SELECT entry_page FROM visits WHERE id > ?1 AND "
    "id <= ?2 AND id IN (SELECT id FROM temp.erased_visits) AND typeof(entry_page) = 'integer'";
constexpr char deleteVisits[] = "DELETE FROM visits WHERE id > ?1 AND id <= ?2 AND "
                                "id IN (SELECT id FROM temp.erased_visits)";

#define FOOTFALL_ERASED_EVENTS                                                                     \
    " FROM events WHERE seq > ?1 AND seq <= ?2 AND (visitor = ?3 OR "                              \
    "(visit = 0 AND session = ?3 AND coalesce(visitor, '') = '') OR "                              \
    "(visit <> 0 AND visit IN (SELECT id FROM temp.erased_visits)))"
constexpr char notePages[] = "INSERT OR IGNORE INTO temp.erased_texts SELECT page"
    FOOTFALL_ERASED_EVENTS " AND typeof(page) = 'integer'";
constexpr char noteMetadata[] = "INSERT OR IGNORE INTO temp.erased_texts SELECT metadata"
    FOOTFALL_ERASED_EVENTS " AND typeof(metadata) = 'integer'";
constexpr char blankEvents[] =
    "UPDATE events SET kind = 17, lag = 0, visit = 0, site = NULL, session = NULL, visitor = NULL, "
    "type = NULL, page = NULL, country = NULL, city = NULL, metadata = NULL, event_id = NULL "
    "WHERE seq IN (SELECT seq" FOOTFALL_ERASED_EVENTS ")";
#undef FOOTFALL_ERASED_EVENTS
static_assert(int(LogKind::Forgotten) == 17);

// What somebody else's row refers to stays. Texts are shared between columns, too.
constexpr char keepTextsOfEvents[] =
    "WITH others AS MATERIALIZED (SELECT site, type, page, country, city, metadata FROM events "
    "WHERE seq > ?1 AND seq <= ?2) "
    "DELETE FROM temp.erased_texts WHERE id IN (SELECT site FROM others UNION SELECT type FROM "
    "others UNION SELECT page FROM others UNION SELECT country FROM others UNION SELECT city FROM "
    "others UNION SELECT metadata FROM others)";
constexpr char keepTextsOfVisits[] =
    "WITH others AS MATERIALIZED (SELECT site, country, city, device, referrer, entry_page, "
    "last_page, journey FROM visits WHERE id > ?1 AND id <= ?2) "
    "DELETE FROM temp.erased_texts WHERE id IN (SELECT site FROM others UNION SELECT country FROM "
    "others UNION SELECT city FROM others UNION SELECT device FROM others UNION SELECT referrer "
    "FROM others UNION SELECT entry_page FROM others UNION SELECT last_page FROM others UNION "
    "SELECT json_extract(step.value, '$[0]') FROM others, json_each(others.journey) step "
    "WHERE others.journey IS NOT NULL AND step.type = 'array')";
constexpr char deleteTexts[] =
    "DELETE FROM temp.erased_texts WHERE id IN (SELECT site FROM minutes);"
    "DELETE FROM texts WHERE id IN (SELECT id FROM temp.erased_texts)";

constexpr char lastVisit[] = "SELECT max(id) FROM visits";
constexpr char lastEvent[] = "SELECT max(seq) FROM events";

/// What was deleted is still in the write-ahead log until that has been moved into the database.
Result<bool> overwrite(Database& database)
{
    const Result<std::int64_t> busy = database.number("PRAGMA wal_checkpoint(TRUNCATE)");
    if (!busy)
        return Error{busy.error()};
    const Result<bool> tidied = database.run(tidy);
    return tidied ? Result<bool>(false) : tidied;
}

} // namespace

VisitorEraser::VisitorEraser(std::string visitor)
    : m_visitor(std::move(visitor))
{
}

Result<bool> VisitorEraser::step(Database& database, int rows)
{
    if (m_part == Part::Begin) {
        if (const Result<bool> prepared = database.run(prepare); !prepared)
            return prepared;
        m_part = Part::Visits;
    }
    if (m_part == Part::Overwrite)
        return overwrite(database);
    Transaction transaction(database);
    const bool isGood = transaction.hasBegun() && erase(database, m_at, m_at + rows) && goOn(database, rows);
    if (!isGood || !transaction.commit())
        return Error{database.failure()};
    return true;
}

bool VisitorEraser::erase(Database& database, std::int64_t after, std::int64_t upTo)
{
    const auto run = [&](const char* sql) {
        Statement statement(database, sql);
        return statement.bind(1, after).bind(2, upTo).bind(3, m_visitor).run();
    };
    switch (m_part) {
    case Part::Visits:
        if (!run(findVisits) || !run(noteVisitTexts) || !run(deleteVisits))
            return false;
        m_visits += database.changes();
        return true;
    case Part::Events:
        if (!run(notePages) || !run(noteMetadata) || !run(blankEvents))
            return false;
        m_events += database.changes();
        return true;
    case Part::TextsOfEvents:
        return run(keepTextsOfEvents);
    case Part::TextsOfVisits:
        return run(keepTextsOfVisits);
    default:
        return true;
    }
}

bool VisitorEraser::goOn(Database& database, int rows)
{
    m_at += rows;
    const bool isOfVisits = m_part == Part::Visits || m_part == Part::TextsOfVisits;
    const Result<std::int64_t> last =
        database.number(isOfVisits ? lastVisit : lastEvent);
    if (!last)
        return false;
    if (m_at < *last)
        return true;
    m_at = 0;
    if (m_part == Part::TextsOfVisits && !database.run(deleteTexts))
        return false;
    m_part = Part(int(m_part) + 1);
    return true;
}

} // namespace footfall
