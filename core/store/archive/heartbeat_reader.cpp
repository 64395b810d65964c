// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive/heartbeat_reader.h"

#include <utility>

namespace footfall {

namespace {

/// In the order of the table's key.
constexpr char heartbeatsFrom[] =
    "SELECT h.seq, h.at, v.site, v.session FROM heartbeats h CROSS JOIN visits v ON v.id = h.visit "
    "WHERE (h.seq, h.at) >= (?1, ?2) ORDER BY h.seq, h.at";

} // namespace

HeartbeatReader::HeartbeatReader(const Database& database)
    : m_rows(database, heartbeatsFrom)
    , m_labels(database)
{
}

void HeartbeatReader::goTo(std::uint64_t seq, std::optional<TimeMs> from)
{
    m_rows.reset();
    m_rows.bind(1, std::int64_t(seq)).bind(2, from.value_or(TimeMs(INT64_MAX)));
    read();
}

const StoredHeartbeat* HeartbeatReader::nextBefore(std::uint64_t seq)
{
    if (std::exchange(m_isGiven, false))
        read();
    if (!m_isThere || m_next.seq >= seq)
        return nullptr;
    m_isGiven = true;
    return &m_next;
}

void HeartbeatReader::read()
{
    const Statement::Step step = m_rows.step();
    m_isThere = step == Statement::Step::Row;
    m_hasFailed = m_hasFailed || step == Statement::Step::Failed;
    if (m_isThere)
        m_next = {std::uint64_t(m_rows.number(0)),
                  m_rows.moment(1),
                  {m_labels.at(m_rows, 2), std::string(m_rows.text(3))}};
}

} // namespace footfall
