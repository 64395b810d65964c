// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time/time_units.h"
#include "core/source/trouble/causes.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace footfall {

/// One connection to an SQLite file. Used by one thread at a time; closes itself.
class Database
{
public:
    enum class Mode
    {
        ReadWrite, ///< made when it is not there; write-ahead log, every commit reaches the disk
        ReadOnly,  ///< beside a writer; fails when there is no file
        Look       ///< without a writer; changes nothing, fails when there is no file
    };

    static Result<Database> open(const std::string& path, Mode mode);

    /// Runs statements that give no rows.
    Result<void> run(const char* sql);
    /// The number that a query gives in its first row and column; 0 when it has no row.
    Result<std::int64_t> number(const char* sql);
    /// The last failure, for a person: what SQLite says of it.
    std::string failure() const;
    /// The last failure's extended result code (sqlite.org/rescode.html).
    int failureCode() const;
    /// The last failure, by kind.
    StoreCause cause() const;
    /// The last failure was that the file is not what was written to it.
    bool isDamaged() const;
    /// Nothing is tidied up in the file when it is closed.
    void leaveAsItIs();
    /// Rows that the last INSERT, UPDATE or DELETE changed.
    std::int64_t changes() const;
    bool isInTransaction() const;

    sqlite3* handle() const { return m_handle.get(); }

private:
    struct Close
    {
        void operator()(sqlite3* handle) const;
    };
    explicit Database(sqlite3* handle)
        : m_handle(handle)
    {
    }

    std::unique_ptr<sqlite3, Close> m_handle;
};

/// A prepared statement with its parameters, numbered from 1, and columns, from 0. Texts and blobs
/// that are bound must live until the next `step` or `reset`. The database must outlive it.
class Statement
{
public:
    enum class Step
    {
        Row,
        Done,
        Failed ///< Database::failure() says why
    };

    Statement() = default;
    /// `sql` must be right: a mistake in it is a mistake of ours, told by `step` as failed.
    Statement(const Database& database, const char* sql);

    Statement& bind(int at, std::int64_t number);
    /// A moment as milliseconds since 1970.
    Statement& bind(int at, TimeMs time) { return bind(at, time.sinceEpoch()); }
    Statement& bind(int at, std::string_view text);
    Statement& bindBlob(int at, std::string_view bytes);
    Statement& bindNull(int at);

    Step step();
    /// For statements without rows: runs it to its end and resets it; false when it failed.
    bool run();
    void reset();

    /// No further than this from 0, so that with what a spoiled file says nothing overflows.
    static constexpr std::int64_t maxNumber = std::int64_t(1) << 53;
    std::int64_t number(int column) const;
    /// Of a hash or key, which has all 64.
    std::uint64_t bits(int column) const;
    TimeMs moment(int column) const { return TimeMs(number(column)); }
    /// Good until the next `step` or `reset`. Blobs are read by it, too.
    std::string_view text(int column) const;
    bool isNull(int column) const;
    bool isNumber(int column) const;
    bool isBlob(int column) const;

private:
    struct Finalize
    {
        void operator()(sqlite3_stmt* statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

/// Begins a transaction; undoes it unless it was committed.
class Transaction
{
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    bool hasBegun() const { return m_hasBegun; }
    bool commit();

private:
    Database& m_database;
    bool m_hasBegun;
};

} // namespace footfall
