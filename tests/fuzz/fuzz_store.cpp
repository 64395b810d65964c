// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A store that is not as it was written. What begins as an SQLite file is the file; of anything
// else each line changes a cell of a good one: "TABLE COLUMN ROW VALUE", where a value is a number,
// a text behind ', or nothing for NULL. It is checked, read and started from.
#include "core/base/text/ascii.h"
#include "core/store/archive/archive.h"
#include "core/store/recovery.h"
#include "core/store/upkeep/store_check.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/store_bytes.h"
#include "tests/unit/support/checkpoint_bytes.h"
#include "tests/unit/support/live_fixture.h"

#include <QDir>

#include <sys/stat.h>

#include <array>
#include <charconv>

using namespace footfall;
using namespace footfall::fuzz;

namespace {

constexpr std::string_view fileMagic = "SQLite format 3";

constexpr std::array<std::string_view, 10> tables{"events",     "visits",   "minutes", "marks",
                                                  "heartbeats", "presence", "runs",    "texts",
                                                  "seen_ids",   "meta"};
constexpr std::array<std::string_view, 41> columns{
    "seq",     "received", "lag",      "kind",       "visit",     "site",     "session",
    "visitor", "type",     "page",     "country",    "city",      "metadata", "event_id",
    "id",      "device",   "referrer", "entry_page", "last_page", "campaign", "later_visitor",
    "began",   "ended",    "started",  "duration",   "events",    "journey",  "page_views",
    "minute",  "peak",     "visitors", "imported",   "at",        "text",     "day",
    "alive",   "sessions", "last_seq", "newest",     "hashes",    "value"};

/// A folder in memory that goes with the program.
QString folder()
{
    // As a data folder is to be; of others there is a warning each time.
    [[maybe_unused]] static const auto before = umask(077);
    static const QTemporaryDir dir(QStringLiteral("/dev/shm/footfall-fuzz-XXXXXX"));
    return dir.path();
}

bool writeStore(const QByteArray& bytes)
{
    QDir(folder()).removeRecursively();
    QDir().mkpath(folder());
    QFile file(StoreFolder::databasePath(folder()));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

template <std::size_t size>
bool isOneOf(std::string_view name, const std::array<std::string_view, size>& names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

void bindValue(Statement& change, std::string_view value)
{
    std::int64_t number = 0;
    const char* const end = value.data() + value.size();
    if (value.empty())
        change.bindNull(1);
    else if (std::from_chars(value.data(), end, number).ptr == end)
        change.bind(1, number);
    else if (value.front() == 'x')
        change.bindBlob(1, value.substr(1));
    else
        change.bind(1, value.substr(value.front() == '\'' ? 1 : 0));
}

void changeCell(Database& database, std::string_view line)
{
    const std::string table(takeUntil(line, ' '));
    const std::string column(takeUntil(line, ' '));
    const std::string_view row = takeUntil(line, ' ');
    if (!isOneOf(table, tables) || !isOneOf(column, columns))
        return;
    std::int64_t number = 0;
    std::from_chars(row.data(), row.data() + row.size(), number);
    const std::string all = "UPDATE " + table + " SET " + column + " = ?1";
    const std::string one = all + " WHERE rowid = ?2";
    const bool hasNumbers = bool(database.number(("SELECT rowid FROM " + table).c_str()));
    Statement change(database, hasNumbers ? one.c_str() : all.c_str());
    bindValue(change, line);
    if (hasNumbers)
        change.bind(2, number);
    change.run();
}

bool prepare(std::string_view input)
{
    static const QByteArray good = smallStore();
    if (input.starts_with(fileMagic))
        return writeStore(bytesOf(input));
    if (!writeStore(good))
        return false;
    Result<Database> database = Database::open(StoreFolder::databasePath(folder()).toStdString(),
                                               Database::Mode::ReadWrite);
    while (!input.empty())
        changeCell(*database, takeUntil(input, '\n'));
    return true;
}

void readPast(const std::string& path)
{
    Archive archive(path);
    archive.history({std::nullopt, noon - hour, noon + hour, minute});
    archive.history({"a.example", noon - hour, noon + hour, minute});
    archive.visits({});
    for (const std::uint64_t visit : {1, 2})
        archive.visit(visit);
}

void start()
{
    const Result<std::unique_ptr<StoreFolder>> opened = StoreFolder::open(folder(), noon + hour);
    if (!opened)
        return;
    LiveFixture live(tightLimits());
    SeenIds seen((*opened)->log().seenKey(), 1'000);
    recover(**opened, live.model, seen, noon + hour);
    live.model.snapshot({});
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (!prepare(textOf(data, size)))
        return 0;
    const std::string path = StoreFolder::databasePath(folder()).toStdString();
    StoreCheck([](const StoreFinding&) {}).run(path);
    readPast(path);
    start();
    return 0;
}
