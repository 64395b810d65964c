// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/format/schema.h"

#include <array>

namespace footfall::schema {

namespace {

constexpr char versionOne[] = R"(
CREATE TABLE events(
    seq INTEGER PRIMARY KEY,
    received INTEGER NOT NULL,
    lag INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    visit INTEGER NOT NULL,
    site,
    session TEXT,
    visitor TEXT,
    type,
    page,
    country,
    city,
    metadata,
    event_id
);
CREATE TABLE visits(
    id INTEGER PRIMARY KEY,
    site,
    session TEXT NOT NULL,
    visitor TEXT,
    later_visitor TEXT,
    began INTEGER NOT NULL,
    ended INTEGER,
    started INTEGER NOT NULL,
    duration INTEGER,
    page_views INTEGER,
    events INTEGER,
    country,
    city,
    device,
    referrer,
    entry_page,
    last_page,
    journey TEXT
);
CREATE TABLE minutes(
    site NOT NULL,
    minute INTEGER NOT NULL,
    page_views INTEGER NOT NULL,
    events INTEGER NOT NULL,
    visitors INTEGER NOT NULL,
    sessions INTEGER NOT NULL,
    peak INTEGER NOT NULL,
    PRIMARY KEY(site, minute)
) WITHOUT ROWID;
CREATE TABLE marks(
    seq INTEGER PRIMARY KEY,
    minute INTEGER NOT NULL,
    imported INTEGER NOT NULL
);
CREATE TABLE texts(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, day INTEGER NOT NULL);
CREATE TABLE seen_ids(
    last_seq INTEGER PRIMARY KEY,
    newest INTEGER NOT NULL,
    hashes BLOB NOT NULL
);
CREATE TABLE meta(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
INSERT INTO meta VALUES('log_id', hex(randomblob(16))), ('seen_key', abs(random() / 2));
)";

/// What lives on without events, and when the server itself did.
constexpr char versionTwo[] = R"(
CREATE TABLE heartbeats(
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    visit INTEGER NOT NULL,
    PRIMARY KEY(seq, at, visit)
) WITHOUT ROWID;
CREATE TABLE presence(
    minute INTEGER NOT NULL,
    site NOT NULL,
    page NOT NULL,
    visitors INTEGER NOT NULL,
    PRIMARY KEY(minute, site, page)
) WITHOUT ROWID;
CREATE TABLE runs(id INTEGER PRIMARY KEY, began INTEGER NOT NULL, alive INTEGER NOT NULL);
)";

/// What brought a visit, and what it was made with.
constexpr char versionThree[] = R"(
ALTER TABLE visits ADD COLUMN campaign;
ALTER TABLE visits ADD COLUMN browser;
ALTER TABLE visits ADD COLUMN system;
)";

/// What leads from one version to the next; the first makes everything.
constexpr std::array migrations{versionOne, versionTwo, versionThree};
static_assert(migrations.size() == version);

} // namespace

Result<void> bringForward(Database& database)
{
    const Result<std::int64_t> found = database.number("PRAGMA user_version");
    if (!found)
        return Error{found.error()};
    if (*found > version)
        return Error{"it was written by a newer Footfall (version " + std::to_string(*found) +
                     " of its tables; this one knows " + std::to_string(version) + ")"};
    for (auto at = std::size_t(*found); at < migrations.size(); ++at) {
        Transaction step(database);
        const std::string mark = "PRAGMA user_version=" + std::to_string(at + 1);
        if (!step.hasBegun() || !database.run(migrations[at]) || !database.run(mark.c_str()) ||
            !step.commit())
            return Error{database.failure()};
    }
    return {};
}

} // namespace footfall::schema
