// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive/log_reader.h"

#include "core/store/format/schema.h"

namespace footfall {

namespace {

constexpr char rowsAfter[] =
    "SELECT " FOOTFALL_STORED_EVENT_COLUMNS " FROM " FOOTFALL_STORED_EVENT_TABLES
    " WHERE e.seq > ? ORDER BY e.seq";

} // namespace

LogReader::LogReader(const Database& database)
    : m_rows(database, rowsAfter)
    , m_labels(database)
    , m_stored(m_labels)
{
}

void LogReader::goTo(std::uint64_t seq)
{
    m_rows.reset();
    m_rows.bind(1, std::int64_t(seq));
}

LogReader::Next LogReader::next()
{
    for (;;) {
        switch (m_rows.step()) {
        case Statement::Step::Row:
            if (m_rows.number(StoredEvent::Kind) == std::int64_t(LogKind::Forgotten))
                continue;
            take();
            return m_labels.hasFailed() ? Next::Failed : Next::Entry;
        case Statement::Step::Done:
            m_rows.reset();
            return Next::End;
        case Statement::Step::Failed:
            return Next::Failed;
        }
    }
}

void LogReader::take()
{
    m_seq = std::uint64_t(m_rows.number(StoredEvent::Seq));
    m_entry = {};
    m_entry.at = m_rows.moment(StoredEvent::Received);
    m_entry.visit = std::uint64_t(m_rows.number(StoredEvent::Visit));
    m_entry.imported = StoredEvent::isImported(m_rows);
    if (!StoredEvent::isEvent(m_rows))
        return;
    auto event = std::make_shared<Event>(m_stored.headOf(m_rows));
    m_stored.complete(*event, m_rows);
    m_entry.event = std::move(event);
}

} // namespace footfall
