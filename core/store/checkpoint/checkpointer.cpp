// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/checkpoint/checkpointer.h"

#include "core/live/checkpoint/checkpoint_writer.h"

#include <QPointer>

#include <utility>

namespace footfall {

namespace {

constexpr std::size_t pieceBytes = 256 * 1024;
/// Pieces that are not written yet, at most.
constexpr int maxOnTheWay = 8;

} // namespace

Checkpointer::Checkpointer(LiveModel& model, StoreQueue& queue, std::uint64_t saved,
                           QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_queue(queue)
    , m_saved(saved)
{
    connect(&m_step, &QTimer::timeout, this, &Checkpointer::step);
}

Checkpointer::~Checkpointer() = default;

void Checkpointer::tick(SteadyTime steadyNow)
{
    // Visits that ended are in no checkpoint: all must be on their way to the log before it.
    if (m_writer || m_isWaiting || m_model.hasEnded())
        return;
    const std::uint64_t events = m_queue.lastSeq() - m_saved;
    const bool isTime = steadyNow - m_begunAt >= gapMs && events > 0;
    const bool isMuch = events >= gapEvents && !m_hasFailed;
    if (!isTime && !isMuch && !m_isHurried)
        return;
    m_hasFailed = false;
    m_begunAt = steadyNow;
    begin();
    m_step.start(0);
}

void Checkpointer::beginAnew()
{
    m_step.stop();
    m_writer.reset();
    m_isWaiting = false;
    ++m_number;
    m_saved = 0;
    Q_EMIT allObsolete();
    m_isHurried = true;
}

void Checkpointer::begin()
{
    m_isHurried = false;
    m_seq = m_queue.lastSeq();
    m_writer = beginCheckpoint(m_model);
    Q_EMIT begun(m_seq, ++m_number);
}

void Checkpointer::step()
{
    std::string piece;
    const std::optional<Progress> progress = m_writer->next(piece, pieceBytes);
    if (!progress)
        return drop();
    ++m_onTheWay;
    Q_EMIT pieceReady(QByteArray(piece.data(), qsizetype(piece.size())));
    if (progress == Progress::Done)
        complete();
    else if (m_onTheWay >= maxOnTheWay)
        m_step.stop();
}

void Checkpointer::written(quint64 number)
{
    if (number == m_number && std::exchange(m_isWaiting, false))
        m_saved = m_seq;
}

void Checkpointer::failed(quint64 number)
{
    if (number != m_number)
        return;
    m_hasFailed = true;
    m_isWaiting = false;
    if (m_writer)
        drop();
}

void Checkpointer::drop()
{
    m_step.stop();
    m_writer.reset();
    Q_EMIT dropped();
}

void Checkpointer::appended()
{
    --m_onTheWay;
    if (m_writer && !m_step.isActive())
        m_step.start(0);
}

void Checkpointer::complete()
{
    m_step.stop();
    m_writer.reset();
    m_isWaiting = true;
    m_queue.whenAllKept([self = QPointer(this), number = m_number](bool kept) {
        if (!self || !self->m_isWaiting || self->m_number != number)
            return;
        if (kept)
            return self->finished();
        self->m_isWaiting = false;
        Q_EMIT self->dropped();
    });
}

void Checkpointer::finish()
{
    m_step.stop();
    m_writer.reset();
    if (m_queue.lastSeq() == m_saved && !m_isHurried)
        return;
    begin();
    while (m_writer)
        step();
}

} // namespace footfall
