// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store_writer.h"

#include "core/base/log.h"
#include "core/store/seen_ids.h"

#include <utility>

namespace footfall {

StoreWriter::StoreWriter(std::unique_ptr<EventLog> log, DurationMs keptMs)
    : m_log(std::move(log))
    , m_keptMs(keptMs)
{
    m_step.setInterval(stepGapMs);
    connect(&m_step, &QTimer::timeout, this, &StoreWriter::work);
    connect(&m_trimTime, &QTimer::timeout, this, [this] {
        m_isTrimming = true;
        m_step.start();
    });
}

void StoreWriter::start()
{
    for (Erasure& wanted : VisitorEraser::unfinished(m_log->database()))
        m_toErase.push_back({std::move(wanted), false});
    m_trimTime.start(trimEveryMs);
    m_isTrimming = true;
    m_step.start();
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
    const TimeMs now = m_clock.now();
    const Result<bool> more =
        m_trimmer.step(m_log->database(), now - m_keptMs, now - SeenIds::keptMs, rowsAStep);
    if (!more)
        qCWarning(logStore, "old events could not be deleted: %s", more.error().c_str());
    m_isTrimming = more && *more;
}

void StoreWriter::eraseStep()
{
    if (!m_eraser)
        m_eraser = std::make_unique<VisitorEraser>(m_toErase.front().wanted);
    const Result<bool> more = m_eraser->step(m_log->database(), rowsAStep);
    m_log->forgetTexts();
    if (!more)
        endErasing(more.error());
    else if (!*more)
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
