// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/log/store_writer.h"

#include "core/base/log.h"
#include "core/base/time/clock.h"
#include "core/store/format/store_notes.h"
#include "core/store/log/seen_ids.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace footfall {

StoreWriter::StoreWriter(std::unique_ptr<EventLog> log, DurationMs keptMs, const Clock& clock)
    : m_log(std::move(log))
    , m_keptMs(keptMs)
    , m_clock(clock)
    , m_time(m_log->believedTime())
    , m_noted(m_time.state())
    , m_trimmer(std::max<DurationMs>(minutesKeptMs - keptMs, 0))
{
    m_step.setInterval(stepGapMs);
    connect(&m_step, &QTimer::timeout, this, &StoreWriter::work);
    connect(&m_trimTime, &QTimer::timeout, this, &StoreWriter::trimSoon);
    connect(&m_lookTime, &QTimer::timeout, this, &StoreWriter::look);
}

StoreWriter::~StoreWriter()
{
    if (m_hindrance.empty() && m_log->makeGood().empty())
        m_log->noteAlive(m_clock.now(), true);
}

void StoreWriter::start()
{
    resumeErasing();
    m_trimTime.start(trimEveryMs);
    m_lookTime.start(lookEveryMs);
    look();
    trimSoon();
}

void StoreWriter::resumeErasing()
{
    for (Erasure& wanted : VisitorEraser::unfinished(m_log->database())) {
        const auto isSame = [&](const Request& one) {
            return one.wanted.visitor == wanted.visitor;
        };
        if (std::none_of(m_toErase.begin(), m_toErase.end(), isSame))
            m_toErase.push_back({std::move(wanted), false});
    }
    m_step.start();
}

void StoreWriter::trimSoon()
{
    m_isTrimming = true;
    m_step.start();
}

void StoreWriter::look()
{
    noteTime();
    std::string why = m_log->makeGood();
    if (why.empty() && m_mustTry)
        why = m_log->tryToWrite();
    m_mustTry = !why.empty();
    if (why.empty())
        m_log->noteAlive(m_clock.now());
    if (why == m_hindrance)
        return;
    m_hindrance = why;
    Q_EMIT hindered(why, m_log->cause());
    if (why.empty())
        resumeErasing();
}

/// So that the next start knows how far its clock is ahead.
void StoreWriter::noteTime()
{
    m_time.at(m_clock.now(), m_clock.steady());
    const PrudentTime::State& now = m_time.state();
    const bool isDue = std::abs(now.believed - m_noted.believed) >= noteEveryMs ||
                       std::abs(now.waited - m_noted.waited) >= noteEveryMs;
    if (isDue && m_hindrance.empty() && notes::writeTime(m_log->database(), now))
        m_noted = now;
}

void StoreWriter::write(const LogBatchPtr& batch)
{
    Q_EMIT written(m_log->commit(*batch));
}

void StoreWriter::erase(const Erasure& wanted)
{
    // At once, though others may come first: the live model has forgotten the visitor already.
    if (!VisitorEraser::note(m_log->database(), wanted))
        qCWarning(logStore, "what is to be forgotten could not be noted: %s",
                  m_log->database().failure().c_str());
    m_toErase.push_back({wanted, true});
    m_step.start();
}

void StoreWriter::goOnErasing(const std::string& whyNot)
{
    m_isWaiting = false;
    m_step.start();
    if (!whyNot.empty())
        endErasing(whyNot);
}

void StoreWriter::work()
{
    if (!m_toErase.empty() && !m_isWaiting)
        eraseStep();
    else if (m_isTrimming)
        trim();
    else
        m_step.stop();
}

void StoreWriter::trim()
{
    if (!m_hindrance.empty()) {
        m_isTrimming = false;
        return;
    }
    const TimeMs now = m_time.at(m_clock.now(), m_clock.steady());
    const Result<Progress> more =
        m_trimmer.step(m_log->database(), now - m_keptMs, now - SeenIds::keptMs, rowsAStep);
    if (!more)
        qCWarning(logStore, "old events could not be deleted: %s", more.error().c_str());
    m_isTrimming = more && *more == Progress::More;
}

void StoreWriter::eraseStep()
{
    if (!m_eraser)
        m_eraser = std::make_unique<VisitorEraser>(m_toErase.front().wanted);
    if (!m_hindrance.empty())
        return endErasing(m_hindrance);
    const Result<Progress> more = m_eraser->step(m_log->database(), rowsAStep);
    m_log->forgetTexts();
    if (!more)
        endErasing(more.error());
    else if (*more == Progress::Done)
        endErasing({});
    else if (m_eraser->hasFound())
        tellFound();
}

void StoreWriter::tellFound()
{
    const Result<VisitNumbers> visits = VisitorEraser::found(m_log->database());
    if (!visits)
        return endErasing(visits.error());
    m_isWaiting = true;
    Q_EMIT found(m_toErase.front().wanted.visitor, *visits);
}

void StoreWriter::endErasing(const std::string& failure)
{
    const bool isAsked = m_toErase.front().isAsked;
    m_toErase.pop_front();
    Erased result{m_eraser->visits(), m_eraser->events(), failure};
    m_eraser.reset();
    if (isAsked)
        Q_EMIT erased(result);
    else if (!failure.empty())
        qCWarning(logStore, "what was asked to be forgotten is not erased yet: %s",
                  failure.c_str());
}

} // namespace footfall
