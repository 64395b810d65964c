// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A measure for the benchmark: what SQLite takes for the rows alone. Reads the events and visits of
// a log that Footfall wrote, then inserts them into a new file, a thousand events a transaction
// with the visits that they begin, and prints how many seconds that took, and how many of those the
// processor.
//   bare_sqlite FOOTFALL.DB NEW.DB
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

using SteadyClock = std::chrono::steady_clock;

namespace {

constexpr std::size_t eventsATransaction = 1'000;
/// Those of Footfall's writer.
constexpr char settings[] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                            "PRAGMA foreign_keys=OFF; PRAGMA cache_size=-16000;"
                            "PRAGMA journal_size_limit=67108864; PRAGMA secure_delete=ON;"
                            "PRAGMA temp_store=MEMORY;";
constexpr int visitColumn = 4;

struct Value
{
    int type = SQLITE_NULL;
    std::int64_t number = 0;
    std::string bytes;
};
using Row = std::vector<Value>;

double processorSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) / 1e9;
}

/// Ends the program when something failed.
void check(bool isGood, sqlite3* database)
{
    if (isGood)
        return;
    std::fprintf(stderr, "bare_sqlite: %s\n", sqlite3_errmsg(database));
    std::exit(1);
}

sqlite3* opened(const char* path)
{
    sqlite3* database = nullptr;
    check(sqlite3_open(path, &database) == SQLITE_OK, database);
    return database;
}

void run(sqlite3* database, const char* sql)
{
    check(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK, database);
}

sqlite3_stmt* prepared(sqlite3* database, const std::string& sql)
{
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK,
          database);
    return statement;
}

Value valueOf(sqlite3_stmt* statement, int column)
{
    Value value;
    value.type = sqlite3_column_type(statement, column);
    if (value.type == SQLITE_INTEGER)
        value.number = sqlite3_column_int64(statement, column);
    else if (const void* bytes = sqlite3_column_blob(statement, column))
        value.bytes.assign(static_cast<const char*>(bytes),
                           std::size_t(sqlite3_column_bytes(statement, column)));
    return value;
}

std::vector<Row> rowsOf(sqlite3* database, const std::string& sql)
{
    std::vector<Row> rows;
    sqlite3_stmt* statement = prepared(database, sql);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        Row& row = rows.emplace_back();
        for (int column = 0; column < sqlite3_column_count(statement); ++column)
            row.push_back(valueOf(statement, column));
    }
    sqlite3_finalize(statement);
    return rows;
}

/// A table of the new file, and what is to be in it.
struct Table
{
    Table(sqlite3* from, sqlite3* to, const std::string& name)
        : rows(rowsOf(from, "SELECT * FROM " + name + " ORDER BY 1"))
    {
        const auto made = rowsOf(from, "SELECT sql FROM sqlite_master WHERE name='" + name + "'");
        run(to, made.at(0).at(0).bytes.c_str());
        std::string places = "?";
        for (std::size_t i = 1; !rows.empty() && i < rows[0].size(); ++i)
            places += ",?";
        insert = prepared(to, "INSERT INTO " + name + " VALUES(" + places + ")");
    }

    std::vector<Row> rows;
    sqlite3_stmt* insert = nullptr;
};

void insert(sqlite3* database, sqlite3_stmt* statement, const Row& row)
{
    int at = 0;
    for (const Value& value : row) {
        ++at;
        const auto size = value.bytes.size();
        if (value.type == SQLITE_INTEGER)
            sqlite3_bind_int64(statement, at, value.number);
        else if (value.type == SQLITE_TEXT)
            sqlite3_bind_text64(statement, at, value.bytes.data(), size, SQLITE_STATIC,
                                SQLITE_UTF8);
        else if (value.type == SQLITE_BLOB)
            sqlite3_bind_blob64(statement, at, value.bytes.data(), size, SQLITE_STATIC);
        else
            sqlite3_bind_null(statement, at);
    }
    check(sqlite3_step(statement) == SQLITE_DONE, database);
    sqlite3_reset(statement);
}

/// Visits are numbered in the order in which they begin.
void insertAll(sqlite3* database, const Table& events, const Table& visits)
{
    auto visit = visits.rows.begin();
    for (std::size_t at = 0; at < events.rows.size(); at += eventsATransaction) {
        run(database, "BEGIN IMMEDIATE");
        const std::size_t end = std::min(at + eventsATransaction, events.rows.size());
        for (std::size_t i = at; i < end; ++i) {
            const Row& event = events.rows[i];
            for (; visit != visits.rows.end() && (*visit)[0].number <= event[visitColumn].number;
                 ++visit)
                insert(database, visits.insert, *visit);
            insert(database, events.insert, event);
        }
        run(database, "COMMIT");
    }
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fprintf(stderr, "usage: bare_sqlite FOOTFALL.DB NEW.DB\n");
        return 2;
    }
    sqlite3* log = opened(argv[1]);
    sqlite3* database = opened(argv[2]);
    run(database, settings);
    const Table events(log, database, "events");
    const Table visits(log, database, "visits");
    const double before = processorSeconds();
    const auto start = SteadyClock::now();
    insertAll(database, events, visits);
    const std::chrono::duration<double> elapsed = SteadyClock::now() - start;
    std::printf("%.6f %.6f\n", elapsed.count(), processorSeconds() - before);
    return 0;
}
