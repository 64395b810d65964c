// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/checkpoint/checkpoint_writer.h"

#include "core/live/checkpoint/checkpoint_pages.h"
#include "core/live/checkpoint/checkpoint_sessions.h"
#include "core/live/checkpoint/checkpoint_state.h"

#include <algorithm>

namespace footfall {

namespace {

/// All but the sessions.
void writeHead(FieldWriter& writer, const LiveModel::State& state)
{
    const Statistics& statistics = *state.statistics;
    const SessionData& data = statistics.data;
    ModelNumbers numbers = state;
    numbers.sequence += state.presence.changes();
    writer.bytes(checkpointMagic);
    writer.number(checkpointVersion);
    describeNumbers(writer, numbers);
    state.watch->write(writer);
    describeTotals(writer, statistics, state.alerts, state.minutes);
    writeSites(writer, data.sites);
    writePages(writer, data);
    describeFeed(writer, statistics.feed, data.sites.each().size());
    EventNames::describe(writer, statistics.names);
    GoalCounts::describe(writer, statistics.goals);
    writer.counts(data.sites.all().active);
    writer.numbers(data.ended.size);
}

} // namespace

CheckpointWriter::CheckpointWriter(LiveModel::State& state)
    : m_state(&state)
    , m_number(++state.checkpoints)
    , m_now(state.now)
    , m_moves(state.statistics->data.moves)
    , m_texts(state.statistics->data.texts)
    , m_end(state.statistics->data.sessions.end())
{
    FieldWriter writer(m_ready);
    writeHead(writer, state);
}

CheckpointWriter::~CheckpointWriter()
{
    if (m_state)
        m_state->observeBy(nullptr);
}

std::optional<Progress> CheckpointWriter::next(std::string& piece, std::size_t maxBytes)
{
    piece.clear();
    if (!m_state)
        return m_isDone ? std::optional(Progress::Done) : std::nullopt;
    while (m_ready.size() - m_given < maxBytes && m_next < m_end)
        sessionChanges(m_next++);
    const std::size_t size = std::min(maxBytes, m_ready.size() - m_given);
    piece.assign(m_ready, m_given, size);
    m_given += size;
    if (m_given * 2 >= m_ready.size()) {
        m_ready.erase(0, m_given);
        m_given = 0;
    }
    m_checksum.add(piece);
    if (m_next < m_end || !m_ready.empty())
        return Progress::More;
    finish(piece);
    return Progress::Done;
}

void CheckpointWriter::sessionChanges(SessionSlot slot)
{
    Session& session = m_state->statistics->data.sessions[slot];
    if (session.visit == 0 || session.checkpoint == m_number)
        return;
    session.checkpoint = m_number;
    FieldWriter writer(m_ready);
    writeSession(writer, m_texts, session, {m_now, m_moves});
}

void CheckpointWriter::finish(std::string& piece)
{
    ByteWriter writer(piece);
    writer.byte(SessionsLoading::endMark);
    m_checksum.add(std::string_view(piece).substr(piece.size() - 1));
    writer.fixed(m_checksum.value());
    m_isDone = true;
    m_state->observeBy(nullptr);
    m_state = nullptr;
}

void CheckpointWriter::abandon()
{
    m_state = nullptr;
    m_ready = {};
}

std::unique_ptr<CheckpointWriter> beginCheckpoint(LiveModel& model)
{
    LiveModel::State& state = model.state();
    state.observeBy(nullptr);
    auto writer = std::make_unique<CheckpointWriter>(state);
    state.observeBy(writer.get());
    return writer;
}

} // namespace footfall
