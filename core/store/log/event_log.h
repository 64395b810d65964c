// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time/prudent_time.h"
#include "core/store/log/life_rows.h"
#include "core/store/log/seen_rows.h"

#include <memory>
#include <string>
#include <vector>

namespace footfall {

/// What tells a file from any other of the machine; 0: there is none.
struct FileMark
{
    std::uint64_t device = 0;
    std::uint64_t inode = 0;

    static FileMark of(const std::string& path);
    bool operator==(const FileMark&) const = default;
};

/// The writer of a store, and the only one: appends to the log and keeps visits and minutes beside
/// it. Used by one thread at a time.
class EventLog
{
public:
    /// Opens the file, makes it if there is none, and brings its tables forward.
    static Result<std::unique_ptr<EventLog>> open(const std::string& path);
    /// A file beside the log: a write found it damaged, so that the next start is to look closely.
    static std::string suspicionPath(const std::string& path);
    ~EventLog();

    /// What tells this log from any other.
    const std::string& id() const { return m_id; }
    /// The key of SeenIds.
    std::uint64_t seenKey() const { return m_seenKey; }
    /// Of a log that takes the place of another.
    Result<void> adoptSeenKey(std::uint64_t key);
    /// Position of the newest entry; 0: the log is empty.
    std::uint64_t lastSeq() const { return m_lastSeq; }
    /// Receipt of the newest entry that was not imported; epoch: there is none.
    TimeMs lastAt() const { return m_lastAt; }
    /// A server has the log from now on; without it, nothing is noted of when one did.
    void beginRun(TimeMs now);
    /// It lives still (schema.h, `runs`); `atOnce`: it may be the last time.
    void noteAlive(TimeMs now, bool atOnce = false);
    /// What the last run took the time to be, or else when the newest entry came.
    PrudentTime::State believedTime() const;
    /// The highest number of a visit, be it erased.
    std::uint64_t lastVisit() const { return m_lastVisit; }

    /// Event ids in the log that came after the newest row of seen_ids, among so many events.
    void resumeSeen(std::vector<std::uint64_t> hashes, std::size_t events, TimeMs newest);
    /// Writes a batch, all of it or nothing, and returns when it is on the disk. Its first entry
    /// must follow on the last one written. After a failure the same batch can be tried again, and
    /// any other fails until it is written.
    CommitResult commit(const LogBatch& batch);
    /// Why what is written would be lost: the file is not the one that has its name any more.
    /// Empty: all is well. Nothing is committed meanwhile. When only a file beside it is gone, as
    /// the write-ahead log, all that was in that is moved into the database, and others are made.
    std::string makeGood();
    /// Writes a little; why that cannot be done. Empty: it can.
    std::string tryToWrite();
    /// Why the last of these three failed, by kind.
    StoreCause cause() const { return m_cause; }
    /// The file may grow to so many bytes; 0: as far as there is room.
    void limitBytes(std::int64_t bytes);

    /// For those who delete: LogTrimmer, VisitorEraser. Another one after a failed commit.
    Database& database();
    /// Rows of `texts` were deleted: none is known by heart any more.
    void forgetTexts();

private:
    explicit EventLog(std::string path);
    struct Rows;

    Result<void> connect();
    bool areOthersInPlace() const;
    std::string makeOthers();
    Result<void> readState();
    std::string tryToCommit(const LogBatch& batch, Instant& inserted);
    Result<void> write(const LogBatch& batch, Instant& inserted);
    Error failure();
    bool writeAll(const LogBatch& batch);

    /// It failed: no other is written before it.
    void waitFor(const LogBatch& batch);
    bool isThere(const LogBatch& batch) const;

    std::string m_path;
    std::unique_ptr<Rows> m_rows;
    SeenRows m_seen;
    RunRows m_run;
    std::string m_id;
    std::uint64_t m_seenKey = 0;
    std::uint64_t m_lastSeq = 0;
    TimeMs m_lastAt;
    std::uint64_t m_lastVisit = 0;
    /// The minute of the newest mark.
    TimeMs m_minute{-1};
    /// The files that are open, by what the file system knows them.
    FileMark m_databaseMark;
    FileMark m_walMark;
    FileMark m_indexMark;
    /// To be opened anew; all is in the database.
    bool m_isClosed = false;
    std::int64_t m_maxBytes = 0;
    bool m_mustReconnect = false;
    /// The end of the batch that failed.
    std::uint64_t m_failedSeq = 0;
    StoreCause m_cause = StoreCause::Other;
};

} // namespace footfall
