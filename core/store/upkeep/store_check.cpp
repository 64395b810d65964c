// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/upkeep/store_check.h"

#include "core/store/format/journey_text.h"
#include "core/store/format/labels.h"
#include "core/store/format/schema.h"

#include <array>
#include <vector>

namespace footfall {

namespace {

struct RowCheck
{
    const char* what;
    /// How many rows do not keep to it.
    const char* faults;
    /// The version that brought its tables.
    int since = 1;
};

// What holds whatever happened: crashes, clocks that were set, retention, forgotten visitors.
// Minutes and the log are not compared: events that came while the disk was full were counted,
// and are not in the log.
constexpr std::array rowChecks{
    RowCheck{"Events follow on one another without a gap",
             "SELECT max(seq) - min(seq) + 1 - count(*) FROM events"},
    RowCheck{"Events are of a known kind, and have a session or a visit",
             "SELECT count(*) FROM events WHERE kind NOT IN (0, 1, 2, 3, 16, 17, 32, 33, 34, 35,"
             " 64, 65, 66, 67, 96, 97, 98, 99)"
             " OR (kind NOT IN (16, 17) AND visit = 0 AND session IS NULL)"},
    RowCheck{"Every visit that an event names is there",
             "SELECT count(*) FROM events e LEFT JOIN visits v ON v.id = e.visit"
             " WHERE e.visit <> 0 AND v.id IS NULL"},
    RowCheck{"Every mark names the minute of its event",
             "SELECT count(*) FROM marks m JOIN events e ON e.seq = m.seq"
             " WHERE e.received - e.received % 60000 <> m.minute"},
    RowCheck{"Every event comes after a mark",
             "SELECT count(*) FROM events WHERE seq < (SELECT coalesce(min(seq), 0) FROM marks)"
             " OR NOT EXISTS (SELECT 1 FROM marks)"},
    RowCheck{"Minutes of the history begin on the minute and add up",
             "SELECT count(*) FROM minutes WHERE minute % 60000 <> 0 OR page_views < 0"
             " OR visitors < 0 OR sessions < 0 OR peak < 0 OR page_views > events"
             " OR visitors > events OR sessions > events"},
    RowCheck{"Visits that ended have a journey, and no more page views than events",
             "SELECT count(*) FROM visits WHERE ended IS NOT NULL"
             " AND (journey IS NULL OR duration IS NULL OR page_views > events)"},
    RowCheck{"Every heartbeat is of a visit that is there, and after an event that is there",
             "SELECT count(*) FROM heartbeats h LEFT JOIN visits v ON v.id = h.visit"
             " LEFT JOIN events e ON e.seq = h.seq WHERE v.id IS NULL OR e.seq IS NULL",
             2},
    RowCheck{"Presence is of whole minutes in which somebody was there",
             "SELECT count(*) FROM presence WHERE minute % 60000 <> 0 OR visitors <= 0", 2},
    RowCheck{"Every run of a server begins before it ends",
             "SELECT count(*) FROM runs WHERE began > alive", 2},
};
static_assert(int(LogKind::Clear) == 16 && int(LogKind::Forgotten) == 17 &&
              int(LogKind::ImportedFrom) == 32 && int(LogKind::SimulatedFrom) == 64);

struct LabelCheck
{
    const char* what;
    const char* table;
    std::vector<const char*> columns;
    int since = 1;
};

std::vector<LabelCheck> labelChecks()
{
    return {
        {"Every label that an event names is there",
         "events",
         {"site", "type", "page", "country", "city", "metadata"}},
        {"Every label that a visit names is there",
         "visits",
         {"site", "country", "city", "device", "referrer", "entry_page", "last_page"}},
        {"Every campaign, browser and system that a visit names is there",
         "visits",
         {"campaign", "browser", "system"},
         schema::versionOfCampaigns},
        {"Every site of the history is there", "minutes", {"site"}},
        {"Every label that presence names is there", "presence", {"site", "page"}, 2},
    };
}

/// Counts the rows that name a label which is not there. All sites together have none.
std::string lostLabels(const LabelCheck& check)
{
    std::string where;
    for (const std::string column : check.columns) {
        where += where.empty() ? " WHERE " : " OR ";
        where += "(typeof(" + column + ") = 'integer' AND " + column + " <> " +
                 std::to_string(schema::allSites) +
                 " AND NOT EXISTS (SELECT 1 FROM texts WHERE id = " + column + "))";
    }
    return std::string("SELECT count(*) FROM ").append(check.table).append(where);
}

} // namespace

Result<bool> StoreCheck::run(const std::string& path)
{
    Result<Database> database = Database::open(path, Database::Mode::ReadOnly);
    if (!database)
        return Error{database.error()};
    const Result<std::int64_t> version = database->number("PRAGMA user_version");
    if (!version)
        return Error{path + ": " + version.error()};
    m_isGood = true;
    found({"Its tables have a version that this Footfall reads, " +
               std::to_string(schema::version) + " at most",
           !schema::isReadable(*version), "they have version " + std::to_string(*version)});
    if (!m_isGood)
        return false;
    checkFile(*database);
    checkRows(*database, int(*version));
    checkJourneys(*database);
    return m_isGood;
}

void StoreCheck::checkFile(Database& database)
{
    StoreFinding finding{"The file is sound", 0, {}};
    Statement check(database, "PRAGMA integrity_check(10)");
    Statement::Step step = check.step();
    for (; step == Statement::Step::Row; step = check.step()) {
        if (check.text(0) == "ok")
            continue;
        ++finding.faults;
        finding.detail.append(finding.detail.empty() ? "" : "; ").append(check.text(0));
    }
    if (step == Statement::Step::Failed) {
        ++finding.faults;
        finding.detail = database.failure();
    }
    found(std::move(finding));
}

void StoreCheck::checkRows(Database& database, int version)
{
    const auto look = [&](const char* what, const char* countFaults) {
        const Result<std::int64_t> faults = database.number(countFaults);
        found({what, faults ? *faults : 1, faults ? std::string() : faults.error()});
    };
    for (const RowCheck& check : rowChecks) {
        if (check.since <= version)
            look(check.what, check.faults);
    }
    for (const LabelCheck& check : labelChecks()) {
        if (check.since <= version)
            look(check.what, lostLabels(check).c_str());
    }
}

void StoreCheck::checkJourneys(Database& database)
{
    StoreFinding finding{"Every journey can be read", 0, {}};
    LabelReader labels(database);
    Statement visits(database, "SELECT journey, started, id FROM visits WHERE journey IS NOT NULL");
    Statement::Step step = visits.step();
    for (; step == Statement::Step::Row; step = visits.step()) {
        const std::int64_t missing = labels.missing();
        const auto journey = readJourney(visits.text(0), visits.moment(1),
                                         [&](std::int64_t number) { return labels.text(number); });
        if (journey && labels.missing() == missing)
            continue;
        if (++finding.faults == 1)
            finding.detail = "first: visit " + std::to_string(visits.number(2));
    }
    if (step == Statement::Step::Failed || labels.hasFailed()) {
        ++finding.faults;
        finding.detail = database.failure();
    }
    found(std::move(finding));
}

void StoreCheck::found(StoreFinding finding)
{
    m_isGood = m_isGood && finding.faults == 0;
    m_report(finding);
}

} // namespace footfall
