// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/log/event_log.h"

#include "core/base/log.h"
#include "core/store/format/schema.h"
#include "core/store/format/store_notes.h"
#include "core/store/log/event_rows.h"
#include "core/store/log/visit_rows.h"

#include <algorithm>
#include <fstream>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace footfall {

namespace {

/// What visitors did is nobody's business but the operator's; SQLite's other files take the mode of
/// this one. That it cannot be made SQLite says better.
void makePrivate(const std::string& path)
{
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor >= 0)
        ::close(descriptor);
}

std::string walOf(const std::string& path)
{
    return path + "-wal";
}

/// The index of the write-ahead log.
std::string indexOf(const std::string& path)
{
    return path + "-shm";
}

/// Moves all that is in the write-ahead log into the database, and waits for the disk.
constexpr char moveAll[] = "PRAGMA wal_checkpoint(TRUNCATE)";
/// In the place of a connection while there is none.
constexpr char nowhere[] = ":memory:";

constexpr double nsPerMs = 1e6;

} // namespace

FileMark FileMark::of(const std::string& path)
{
    struct stat file = {};
    if (::stat(path.c_str(), &file) != 0)
        return {};
    return {std::uint64_t(file.st_dev), std::uint64_t(file.st_ino)};
}

/// The connection and all that writes through it; made anew after a failure.
struct EventLog::Rows
{
    explicit Rows(Database opened)
        : database(std::move(opened))
        , labels(database)
        , events(database, labels)
        , visits(database, labels)
        , minutes(database, labels)
        , heartbeats(database)
        , presence(database, labels)
    {
    }

    Database database;
    LabelWriter labels;
    EventRows events;
    VisitRows visits;
    MinuteRows minutes;
    HeartbeatRows heartbeats;
    PresenceRows presence;
};

EventLog::EventLog(std::string path)
    : m_path(std::move(path))
{
}

EventLog::~EventLog() = default;

Result<std::unique_ptr<EventLog>> EventLog::open(const std::string& path)
{
    makePrivate(path);
    std::unique_ptr<EventLog> log(new EventLog(path));
    if (const Result<void> connected = log->connect(); !connected)
        return Error{connected.error()};
    return log;
}

Database& EventLog::database()
{
    return m_rows->database;
}

void EventLog::forgetTexts()
{
    m_rows->labels.forgetAll();
}

void EventLog::limitBytes(std::int64_t bytes)
{
    m_maxBytes = bytes;
    const Result<std::int64_t> page = database().number("PRAGMA page_size");
    // SQLite takes 0 for a question, and a large number for no limit of ours.
    const std::int64_t pages = bytes > 0 && page && *page > 0 ? bytes / *page : UINT32_MAX - 1;
    database().run(
        ("PRAGMA max_page_count=" + std::to_string(std::max<std::int64_t>(pages, 1))).c_str());
}

Result<void> EventLog::connect()
{
    m_cause = StoreCause::NotOpened;
    Result<Database> database = Database::open(m_path, Database::Mode::ReadWrite);
    if (!database)
        return Error{database.error()};
    if (const Result<void> ready = schema::bringForward(*database); !ready) {
        m_cause = database->cause();
        return Error{m_path + ": " + ready.error()};
    }
    // Only now: there is always a connection, if a bad one.
    m_rows = std::make_unique<Rows>(std::move(*database));
    if (m_maxBytes > 0)
        limitBytes(m_maxBytes);
    if (const Result<void> read = readState(); !read) {
        m_cause = this->database().cause();
        return Error{m_path + ": " + read.error()};
    }
    // Only now: the first look at the tables has opened both.
    m_databaseMark = FileMark::of(m_path);
    m_walMark = FileMark::of(walOf(m_path));
    m_indexMark = FileMark::of(indexOf(m_path));
    m_isClosed = false;
    return {};
}

std::string EventLog::makeGood()
{
    if (FileMark::of(m_path) != m_databaseMark) {
        m_cause = StoreCause::Removed;
        return m_path +
               " was removed or replaced while it was in use: put it back, or stop Footfall, "
               "which then begins with what is there";
    }
    return areOthersInPlace() ? std::string() : makeOthers();
}

bool EventLog::areOthersInPlace() const
{
    // While somebody else in this process reads, the index that is gone is used on.
    const bool areThere = m_walMark != FileMark() && m_indexMark != FileMark();
    return !m_isClosed && areThere && FileMark::of(walOf(m_path)) == m_walMark &&
           FileMark::of(indexOf(m_path)) == m_indexMark;
}

/// What is gone is open still: nothing is lost as long as it is read before it is closed.
std::string EventLog::makeOthers()
{
    m_cause = StoreCause::Removed;
    const std::string what =
        m_path + ": a file beside it (-wal or -shm) was removed or replaced while it was in use";
    if (!m_isClosed) {
        const Result<std::int64_t> busy = database().number(moveAll);
        if (!busy || *busy != 0)
            return what + ", and it cannot be made anew: " +
                   (busy ? "somebody reads the store" : busy.error());
        Result<Database> none = Database::open(nowhere, Database::Mode::ReadWrite);
        if (!none)
            return what + ": " + none.error();
        m_rows = std::make_unique<Rows>(std::move(*none));
        m_isClosed = true;
    }
    // What has their names now would be taken for what was not moved yet.
    for (const std::string& other : {walOf(m_path), indexOf(m_path)})
        ::unlink(other.c_str());
    const Result<void> connected = connect();
    m_cause = StoreCause::Removed;
    if (!connected)
        return what + ": " + connected.error();
    qCWarning(logStore, "%s: all that was in it is kept, and it was made anew", what.c_str());
    return areOthersInPlace() ? std::string() : what + ", and somebody reads the store";
}

PrudentTime::State EventLog::believedTime() const
{
    const PrudentTime::State noted = notes::readTime(m_rows->database);
    return noted.believed != epoch ? noted : PrudentTime::State{m_lastAt, 0};
}

void EventLog::beginRun(TimeMs now)
{
    m_run.begin(now);
    noteAlive(now);
}

void EventLog::noteAlive(TimeMs now, bool atOnce)
{
    if (!m_mustReconnect)
        m_run.note(database(), now, atOnce);
}

std::string EventLog::tryToWrite()
{
    if (m_mustReconnect)
        return {}; // what failed is tried again by those who have it
    // Another value each time: what does not change is not written.
    const Result<void> written =
        database().run("INSERT OR REPLACE INTO meta VALUES('tried', random())");
    m_cause = database().cause();
    return written ? std::string() : m_path + ": " + written.error();
}

Result<void> EventLog::readState()
{
    Statement last(database(), "SELECT (SELECT value FROM meta WHERE name='log_id'),"
                               "(SELECT value FROM meta WHERE name='seen_key'),"
                               "(SELECT max(coalesce((SELECT max(id) FROM visits), 0), coalesce("
                               "(SELECT value FROM meta WHERE name='last_visit'), 0))),"
                               "(SELECT max(seq) FROM events),"
                               "(SELECT received FROM events WHERE EXISTS(SELECT 1 FROM marks "
                               "WHERE imported=0) AND seq < (SELECT coalesce(min(seq), 1 << 62) "
                               "FROM marks WHERE seq > (SELECT max(seq) FROM marks WHERE "
                               "imported=0)) ORDER BY seq DESC LIMIT 1),"
                               "(SELECT minute FROM marks ORDER BY seq DESC LIMIT 1)");
    if (last.step() != Statement::Step::Row)
        return Error{database().failure()};
    m_id = last.text(0);
    m_seenKey = last.bits(1);
    m_lastVisit = std::uint64_t(last.number(2));
    m_lastSeq = std::uint64_t(last.number(3));
    m_lastAt = last.moment(4);
    m_minute = last.isNull(5) ? TimeMs(-1) : last.moment(5);
    m_rows->events.startAfter(m_minute);
    return {};
}

CommitResult EventLog::commit(const LogBatch& batch)
{
    CommitResult result;
    CommitTimes& times = result.times;
    times.began = times.inserted = Instant::now();
    result.failure = tryToCommit(batch, times.inserted);
    result.cause = m_cause;
    times.done = Instant::now();
    result.ms = double(times.done - times.began) / nsPerMs;
    return result;
}

/// Why it failed; empty: it did not.
std::string EventLog::tryToCommit(const LogBatch& batch, Instant& inserted)
{
    // First: a connection made anew would make another file.
    if (std::string failure = makeGood(); !failure.empty()) {
        if (!m_mustReconnect)
            waitFor(batch);
        return failure;
    }
    if (m_mustReconnect) {
        if (batch.lastSeq() != m_failedSeq)
            return m_path + ": what came before is not written";
        if (const Result<void> connected = connect(); !connected)
            return connected.error();
        m_mustReconnect = false;
        if (isThere(batch)) {
            m_seen.committed();
            return {};
        }
        m_seen.undone();
    }
    const Result<void> isWritten = write(batch, inserted);
    // It may have gone to a file that nobody would find.
    std::string failure = isWritten ? makeGood() : m_path + ": " + isWritten.error();
    // What the connection and the caches believe may not be what is on the disk.
    if (!failure.empty())
        waitFor(batch);
    return failure;
}

void EventLog::waitFor(const LogBatch& batch)
{
    m_mustReconnect = true;
    m_failedSeq = batch.lastSeq();
}

/// A commit that failed in its last step may have reached the disk all the same.
bool EventLog::isThere(const LogBatch& batch) const
{
    return !batch.entries.empty() && m_lastSeq == batch.lastSeq();
}

void EventLog::resumeSeen(std::vector<std::uint64_t> hashes, std::size_t events, TimeMs newest)
{
    m_seen.resume(std::move(hashes), events, newest);
}

Result<void> EventLog::write(const LogBatch& batch, Instant& inserted)
{
    Transaction transaction(database());
    if (!transaction.hasBegun() || !writeAll(batch))
        return failure();
    inserted = Instant::now();
    if (!transaction.commit())
        return failure();
    m_seen.committed();
    m_minute = m_rows->events.minute();
    if (!batch.entries.empty()) {
        m_lastSeq = batch.lastSeq();
        for (const LogEntry& entry : batch.entries)
            m_lastAt = entry.imported ? m_lastAt : entry.at;
    }
    return {};
}

/// Before the transaction is undone: after that SQLite knows of no failure.
Error EventLog::failure()
{
    m_cause = database().cause();
    if (!database().isDamaged())
        return Error{database().failure()};
    std::ofstream(suspicionPath(m_path)) << database().failure() << '\n';
    return Error{database().failure() + "; start Footfall again: it moves a damaged file aside and "
                                        "begins a new one"};
}

std::string EventLog::suspicionPath(const std::string& path)
{
    return path + ".suspect";
}

Result<void> EventLog::adoptSeenKey(std::uint64_t key)
{
    m_seenKey = key;
    Statement update(database(), "UPDATE meta SET value=? WHERE name='seen_key'");
    return update.bind(1, std::int64_t(key)).run() ? Result<void>() : Error{database().failure()};
}

bool EventLog::writeAll(const LogBatch& batch)
{
    std::uint64_t seq = batch.firstSeq;
    for (const LogEntry& entry : batch.entries) {
        const bool isWritten = m_rows->events.mark(entry, seq) &&
                               (!entry.began || m_rows->visits.begin(entry)) &&
                               m_rows->events.write(entry, seq);
        if (!isWritten)
            return false;
        ++seq;
    }
    const auto complete = [&](const EndedVisit& ended) { return m_rows->visits.complete(ended); };
    const auto count = [&](const MinuteCounts& minute) { return m_rows->minutes.write(minute); };
    const auto see = [&](const PresenceCount& one) { return m_rows->presence.write(one); };
    const auto hear = [&](const LoggedHeartbeat& one) { return m_rows->heartbeats.write(one); };
    const auto add = [&](const MinuteCounts& minute) { return m_rows->minutes.add(minute); };
    const auto note = [&](const StoreNote& one) {
        return notes::write(m_rows->database, one.name, one.text);
    };
    return std::all_of(batch.ended.begin(), batch.ended.end(), complete) &&
           std::all_of(batch.minutes.begin(), batch.minutes.end(), count) &&
           std::all_of(batch.importedMinutes.begin(), batch.importedMinutes.end(), add) &&
           std::all_of(batch.heartbeats.begin(), batch.heartbeats.end(), hear) &&
           std::all_of(batch.presence.begin(), batch.presence.end(), see) &&
           std::all_of(batch.notes.begin(), batch.notes.end(), note) &&
           m_seen.take(m_rows->database, batch);
}

} // namespace footfall
