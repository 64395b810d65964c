// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/log/store_queue.h"

#include <algorithm>
#include <utility>

namespace footfall {

namespace {

/// Visits and minutes that wait while nothing can be written; beyond it the oldest go.
constexpr std::size_t maxCompletions = 100'000;
constexpr std::size_t completionsABatch = 2'000;

std::size_t bytesOf(const LogEntry& entry)
{
    constexpr std::size_t fixed = sizeof(LogEntry) + sizeof(Event);
    if (!entry.event)
        return fixed;
    const Event& event = *entry.event;
    std::size_t bytes = fixed + event.page.size() + event.sessionId.size() + event.eventId.size() +
                        event.visitorId.size() + event.site.size();
    for (const MetadataEntry& metadata : event.metadata)
        bytes += sizeof metadata + metadata.key.size() + metadata.value.size();
    return bytes;
}

/// How many had to go.
template <typename Queue, typename Values>
std::size_t append(Queue& queue, Values& values, std::uint64_t seq)
{
    for (auto& value : values)
        queue.push_back({seq, std::move(value)});
    const std::size_t tooMany = queue.size() - std::min(queue.size(), maxCompletions);
    queue.erase(queue.begin(), queue.begin() + std::ptrdiff_t(tooMany));
    return tooMany;
}

template <typename Queue, typename Values>
void moveUpTo(Queue& queue, Values& values, std::uint64_t seq)
{
    while (!queue.empty() && queue.front().seq <= seq && values.size() < completionsABatch) {
        values.push_back(std::move(queue.front().value));
        queue.pop_front();
    }
}

} // namespace

StoreQueue::StoreQueue(const Limits& limits, std::uint64_t lastSeq, Stages& stages, QObject* parent)
    : QObject(parent)
    , m_maxEvents(std::size_t(limits.storeQueueEvents))
    , m_maxBytes(std::size_t(limits.storeQueueBytes))
    , m_stages(stages)
    , m_lastSeq(lastSeq)
{
    m_state.phase = StoreState::Phase::Keeping;
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryMs);
    connect(&m_retry, &QTimer::timeout, this, &StoreQueue::retry);
}

StoreQueue::Refusal StoreQueue::refusal() const
{
    if (m_state.phase == StoreState::Phase::Failing)
        return Refusal::Failing;
    const bool isFull = m_entries.size() >= m_maxEvents || m_bytes >= m_maxBytes;
    return isFull ? Refusal::Full : Refusal::None;
}

void StoreQueue::add(std::vector<LogEntry> entries)
{
    for (LogEntry& entry : entries) {
        const std::size_t bytes = bytesOf(entry);
        m_bytes += bytes;
        m_entries.push_back({std::move(entry), bytes});
        ++m_lastSeq;
    }
    writeNext();
}

void StoreQueue::whenKept(Acknowledge acknowledge)
{
    // First: what was given up leaves it idle, too.
    if (m_state.phase == StoreState::Phase::Failing)
        return acknowledge(false);
    if (isIdle())
        return acknowledge(true);
    m_waiting.push_back({m_lastSeq, std::move(acknowledge), Instant::now(), std::nullopt});
}

void StoreQueue::whenAllKept(Acknowledge acknowledge)
{
    hurryHeartbeats();
    whenKept([this, wanted = m_completions, acknowledge = std::move(acknowledge)](bool kept) {
        if (!kept || m_completionsOnDisk >= wanted)
            return acknowledge(kept);
        m_waitingForAll.emplace_back(wanted, acknowledge);
    });
}

void StoreQueue::complete(std::vector<EndedVisit> ended, std::vector<MinuteCounts> minutes)
{
    m_completions += ended.size() + minutes.size();
    m_completionsOnDisk += append(m_ended, ended, m_lastSeq);
    m_completionsOnDisk += append(m_minutes, minutes, m_lastSeq);
    writeNext();
}

void StoreQueue::completeImported(std::vector<EndedVisit> ended, std::vector<MinuteCounts> minutes)
{
    m_completions += ended.size() + minutes.size();
    m_completionsOnDisk += append(m_ended, ended, m_lastSeq);
    m_completionsOnDisk += append(m_importedMinutes, minutes, m_lastSeq);
    writeNext();
}

void StoreQueue::add(std::vector<LoggedHeartbeat> heartbeats)
{
    m_completions += heartbeats.size();
    m_completionsOnDisk += append(m_heartbeats, heartbeats, m_lastSeq);
}

void StoreQueue::add(std::vector<PresenceCount> presence)
{
    m_completions += presence.size();
    m_completionsOnDisk += append(m_presence, presence, m_lastSeq);
}

void StoreQueue::note(std::uint64_t seq, StoreNote note)
{
    for (auto last = m_notes.rbegin(); last != m_notes.rend() && last->seq == seq; ++last) {
        if (last->value.name != note.name)
            continue;
        last->value = std::move(note);
        return;
    }
    m_notes.push_back({seq, std::move(note)});
}

/// Of each name the newest. In the end all: what they are of may have been seen before.
void StoreQueue::takeNotes(LogBatch& batch)
{
    const std::uint64_t upTo = m_isFinishing && m_entries.empty() ? UINT64_MAX : batch.lastSeq();
    for (; !m_notes.empty() && m_notes.front().seq <= upTo; m_notes.pop_front()) {
        StoreNote& note = m_notes.front().value;
        const auto known = std::find_if(batch.notes.begin(), batch.notes.end(),
                                        [&](const StoreNote& each) { return each.name == note.name; });
        if (known == batch.notes.end())
            batch.notes.push_back(std::move(note));
        else
            known->text = std::move(note.text);
    }
}

void StoreQueue::hurryHeartbeats()
{
    m_areHeartbeatsDue = !m_heartbeats.empty();
    writeNext();
}

std::size_t StoreQueue::roomForEnded() const
{
    return maxCompletions - m_ended.size();
}

bool StoreQueue::hasWork() const
{
    return !m_entries.empty() || !m_ended.empty() || !m_minutes.empty() ||
           !m_importedMinutes.empty() || !m_presence.empty() ||
           (m_areHeartbeatsDue && !m_heartbeats.empty()) || (m_isFinishing && !m_notes.empty());
}

bool StoreQueue::canWrite() const
{
    if (m_underWay.empty())
        return hasWork();
    return m_entries.size() >= batchEvents && m_underWay.size() < maxUnderWay &&
           m_state.phase == StoreState::Phase::Keeping;
}

void StoreQueue::writeNext()
{
    while (canWrite()) {
        m_underWay.push_back(nextBatch());
        write(m_underWay.back());
    }
}

void StoreQueue::write(const LogBatchPtr& batch)
{
    ++m_atWriter;
    Q_EMIT batchReady(batch);
}

void StoreQueue::retry()
{
    write(m_underWay.front());
}

LogBatchPtr StoreQueue::nextBatch()
{
    auto batch = std::make_shared<LogBatch>();
    const std::size_t count = std::min(m_entries.size(), batchEvents);
    batch->firstSeq = m_lastSeq - m_entries.size() + 1;
    batch->entries.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        m_bytes -= m_entries.front().bytes;
        batch->entries.push_back(std::move(m_entries.front().entry));
        m_entries.pop_front();
    }
    moveUpTo(m_ended, batch->ended, batch->lastSeq());
    moveUpTo(m_minutes, batch->minutes, batch->lastSeq());
    moveUpTo(m_importedMinutes, batch->importedMinutes, batch->lastSeq());
    moveUpTo(m_presence, batch->presence, batch->lastSeq());
    moveUpTo(m_heartbeats, batch->heartbeats, batch->lastSeq());
    takeNotes(*batch);
    m_heartbeatsSince.reset();
    m_areHeartbeatsDue = m_areHeartbeatsDue && !m_heartbeats.empty();
    return batch;
}

void StoreQueue::written(const CommitResult& result)
{
    --m_atWriter;
    m_givenAt.reset();
    if (m_failing > 0)
        failedBehind();
    else if (result.failure.empty())
        succeed(result);
    else
        fail(result);
    if (isIdle())
        Q_EMIT idle();
}

void StoreQueue::succeed(const CommitResult& result)
{
    const LogBatchPtr batch = std::move(m_underWay.front());
    m_underWay.pop_front();
    measure(result.times, batch->lastSeq());
    m_completionsOnDisk += batch->ended.size() + batch->minutes.size() +
                           batch->importedMinutes.size() + batch->heartbeats.size() +
                           batch->presence.size();
    m_hasFailed = false;
    StoreState state = m_state;
    state.commitMs = result.ms;
    state.unkept = 0;
    if (m_hindrance.empty()) {
        state.phase = StoreState::Phase::Keeping;
        state.cause = StoreCause::Other;
        state.detail.clear();
        state.silentSeconds = 0;
    }
    setState(std::move(state));
    if (m_atWriter < m_underWay.size())
        retry();
    writeNext();
    answer(batch->lastSeq(), true);
    answerAll(true);
}

/// Who waited for it did so until it began, perhaps not at all.
void StoreQueue::measure(const CommitTimes& times, std::uint64_t upTo)
{
    m_stages.add(Stage::Insert, times.inserted - times.began);
    m_stages.add(Stage::Fsync, times.done - times.inserted);
    m_stages.add(Stage::Return, m_stages.begin() - times.done);
    for (const Waiting& one : m_waiting) {
        if (one.seq > upTo)
            return;
        m_stages.add(Stage::Queue, times.began - one.queuedAt);
    }
}

void StoreQueue::fail(const CommitResult& result)
{
    m_failing = m_atWriter;
    m_hasFailed = true;
    standStill(result.failure, result.cause);
    if (m_isFinishing)
        giveUp();
    else if (m_failing == 0)
        m_retry.start();
}

void StoreQueue::standStill(const std::string& why, StoreCause cause)
{
    StoreState state;
    state.phase = StoreState::Phase::Failing;
    state.commitMs = m_state.commitMs;
    state.cause = cause;
    state.detail = why;
    state.silentSeconds = cause == StoreCause::Silent ? maxAnswerMs / secondMs : 0;
    state.unkept = eventsNotKept();
    setState(std::move(state));
    answer(m_lastSeq, false);
    answerAll(false);
}

void StoreQueue::hinder(const std::string& why, StoreCause cause)
{
    if (std::exchange(m_hindrance, why) == why)
        return;
    if (!why.empty())
        return standStill(why, cause);
    if (m_hasFailed)
        return; // until what failed is on the disk
    StoreState state;
    state.phase = StoreState::Phase::Keeping;
    state.commitMs = m_state.commitMs;
    setState(std::move(state));
}

void StoreQueue::tick(SteadyTime steadyNow)
{
    for (auto one = m_waiting.rbegin(); one != m_waiting.rend() && !one->since; ++one)
        one->since = steadyNow;
    if (m_atWriter > 0 && !m_givenAt)
        m_givenAt = steadyNow;
    if (!m_heartbeats.empty() && !m_heartbeatsSince)
        m_heartbeatsSince = steadyNow;
    if (m_heartbeatsSince && steadyNow - *m_heartbeatsSince >= heartbeatsWaitMs)
        hurryHeartbeats();
    if (m_state.phase == StoreState::Phase::Keeping && isHanging(steadyNow))
        standStill(std::string("the disk has not answered for ")
                       .append(std::to_string(maxAnswerMs / secondMs))
                       .append(" seconds"),
                   StoreCause::Silent);
}

bool StoreQueue::isHanging(SteadyTime steadyNow) const
{
    const auto isLong = [&](const std::optional<SteadyTime>& since) {
        return since && steadyNow - *since >= maxAnswerMs;
    };
    return isLong(m_givenAt) || (!m_waiting.empty() && isLong(m_waiting.front().since));
}

/// The one before it is tried first.
void StoreQueue::failedBehind()
{
    if (--m_failing > 0 || m_underWay.empty())
        return;
    if (m_isFinishing)
        retry();
    else
        m_retry.start();
}

std::int64_t StoreQueue::eventsNotKept() const
{
    std::size_t count = m_entries.size();
    for (const LogBatchPtr& batch : m_underWay)
        count += batch->entries.size();
    return std::int64_t(count);
}

void StoreQueue::giveUp()
{
    m_underWay.clear();
    m_entries.clear();
    m_ended.clear();
    m_minutes.clear();
    m_importedMinutes.clear();
    m_heartbeats.clear();
    m_presence.clear();
    m_notes.clear();
}

void StoreQueue::finish()
{
    m_isFinishing = true;
    hurryHeartbeats(); // and the notes that wait
    if (isIdle())
        Q_EMIT idle();
    if (!m_retry.isActive())
        return;
    m_retry.stop();
    retry();
}

void StoreQueue::answer(std::uint64_t upTo, bool kept)
{
    // Whoever is answered may add more.
    while (!m_waiting.empty() && m_waiting.front().seq <= upTo) {
        const Acknowledge acknowledge = std::move(m_waiting.front().acknowledge);
        m_waiting.pop_front();
        acknowledge(kept);
    }
}

void StoreQueue::answerAll(bool kept)
{
    while (!m_waitingForAll.empty() &&
           (!kept || m_waitingForAll.front().first <= m_completionsOnDisk)) {
        const Acknowledge acknowledge = std::move(m_waitingForAll.front().second);
        m_waitingForAll.pop_front();
        acknowledge(kept);
    }
}

void StoreQueue::setState(StoreState state)
{
    if (state == m_state)
        return;
    m_state = std::move(state);
    Q_EMIT stateChanged();
}

} // namespace footfall
