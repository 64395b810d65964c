// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/database.h"

#include <sqlite3.h>

#include <algorithm>
#include <utility>

namespace footfall {

namespace {

/// A reader may meet the moment in which the writer swaps the log.
constexpr int busyMs = 2'000;
// What moves while rows grow leaves no copies: who is to be forgotten is in none.
constexpr char writerSettings[] = "PRAGMA journal_mode=WAL;"
                                  "PRAGMA synchronous=FULL;"
                                  "PRAGMA foreign_keys=OFF;"
                                  "PRAGMA cache_size=-16000;"
                                  "PRAGMA journal_size_limit=67108864;"
                                  "PRAGMA secure_delete=ON;"
                                  "PRAGMA temp_store=MEMORY;";
constexpr char readerSettings[] = "PRAGMA query_only=ON;"
                                  "PRAGMA temp_store=MEMORY;";

int accessOf(Database::Mode mode)
{
    switch (mode) {
    case Database::Mode::ReadWrite:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Database::Mode::Look:
        // What a crash left in the write-ahead log can be read by nobody else.
        return SQLITE_OPEN_READWRITE;
    case Database::Mode::ReadOnly:
        break;
    }
    return SQLITE_OPEN_READONLY;
}

/// SQLite takes a null pointer for NULL, not for nothing.
const char* startOf(std::string_view bytes)
{
    return bytes.data() ? bytes.data() : "";
}

} // namespace

void Database::Close::operator()(sqlite3* handle) const
{
    sqlite3_close_v2(handle);
}

Result<Database> Database::open(const std::string& path, Mode mode)
{
    sqlite3* handle = nullptr;
    const int opened =
        sqlite3_open_v2(path.c_str(), &handle, accessOf(mode) | SQLITE_OPEN_NOMUTEX, nullptr);
    Database database(handle);
    if (opened != SQLITE_OK)
        return Error{path + ": " + sqlite3_errstr(opened)};
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, busyMs);
    if (mode == Mode::Look)
        return database;
    // The files beside it stay when it is closed: on a full disk there would be no room for them.
    int stay = 1;
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_PERSIST_WAL, &stay);
    const Result<void> set =
        database.run(mode == Mode::ReadWrite ? writerSettings : readerSettings);
    if (!set)
        return Error{path + ": " + set.error()};
    return database;
}

Result<void> Database::run(const char* sql)
{
    if (sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr) == SQLITE_OK)
        return {};
    return Error{failure()};
}

Result<std::int64_t> Database::number(const char* sql)
{
    Statement query(*this, sql);
    switch (query.step()) {
    case Statement::Step::Row:
        return query.number(0);
    case Statement::Step::Done:
        return std::int64_t(0);
    case Statement::Step::Failed:
        break;
    }
    return Error{failure()};
}

std::string Database::failure() const
{
    return sqlite3_errmsg(handle());
}

int Database::failureCode() const
{
    return sqlite3_extended_errcode(handle());
}

StoreCause Database::cause() const
{
    switch (failureCode() & 0xff) {
    case SQLITE_FULL:
        return StoreCause::Full;
    case SQLITE_READONLY:
        return StoreCause::ReadOnly;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return StoreCause::NotOpened;
    case SQLITE_IOERR:
        return StoreCause::Device;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return StoreCause::Damaged;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return StoreCause::Busy;
    default:
        return StoreCause::Other;
    }
}

bool Database::isDamaged() const
{
    return cause() == StoreCause::Damaged;
}

void Database::leaveAsItIs()
{
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

std::int64_t Database::changes() const
{
    return sqlite3_changes64(handle());
}

bool Database::isInTransaction() const
{
    return sqlite3_get_autocommit(handle()) == 0;
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

Statement::Statement(const Database& database, const char* sql)
{
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v3(database.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    m_statement.reset(statement);
}

Statement& Statement::bind(int at, std::int64_t number)
{
    sqlite3_bind_int64(m_statement.get(), at, number);
    return *this;
}

Statement& Statement::bind(int at, std::string_view text)
{
    sqlite3_bind_text64(m_statement.get(), at, startOf(text), text.size(), SQLITE_STATIC,
                        SQLITE_UTF8);
    return *this;
}

Statement& Statement::bindBlob(int at, std::string_view bytes)
{
    sqlite3_bind_blob64(m_statement.get(), at, startOf(bytes), bytes.size(), SQLITE_STATIC);
    return *this;
}

Statement& Statement::bindNull(int at)
{
    sqlite3_bind_null(m_statement.get(), at);
    return *this;
}

Statement::Step Statement::step()
{
    if (!m_statement)
        return Step::Failed;
    switch (sqlite3_step(m_statement.get())) {
    case SQLITE_ROW:
        return Step::Row;
    case SQLITE_DONE:
        return Step::Done;
    default:
        return Step::Failed;
    }
}

bool Statement::run()
{
    const bool isDone = step() == Step::Done;
    reset();
    return isDone;
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
}

std::int64_t Statement::number(int column) const
{
    return std::clamp<std::int64_t>(sqlite3_column_int64(m_statement.get(), column), -maxNumber,
                                    maxNumber);
}

std::uint64_t Statement::bits(int column) const
{
    return std::uint64_t(sqlite3_column_int64(m_statement.get(), column));
}

std::string_view Statement::text(int column) const
{
    const void* bytes = sqlite3_column_blob(m_statement.get(), column);
    const auto size = std::size_t(sqlite3_column_bytes(m_statement.get(), column));
    return {static_cast<const char*>(bytes), bytes ? size : 0};
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

bool Statement::isNumber(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_INTEGER;
}

bool Statement::isBlob(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_BLOB;
}

Transaction::Transaction(Database& database)
    : m_database(database)
    , m_hasBegun(bool(database.run("BEGIN IMMEDIATE")))
{
}

Transaction::~Transaction()
{
    // A failed commit may have left it open, or have closed it by itself.
    if (m_hasBegun && m_database.isInTransaction())
        m_database.run("ROLLBACK");
}

bool Transaction::commit()
{
    return m_hasBegun && m_database.run("COMMIT");
}

} // namespace footfall
