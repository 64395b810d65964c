// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/log/life_rows.h"

#include "core/base/time/clock.h"
#include "core/store/format/schema.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace footfall {

HeartbeatRows::HeartbeatRows(const Database& database)
    : m_insert(database, "INSERT OR IGNORE INTO heartbeats VALUES(?,?,?)")
{
}

bool HeartbeatRows::write(const LoggedHeartbeat& heartbeat)
{
    return m_insert.bind(1, std::int64_t(heartbeat.seq))
        .bind(2, heartbeat.at)
        .bind(3, std::int64_t(heartbeat.visit))
        .run();
}

PresenceRows::PresenceRows(const Database& database, LabelWriter& labels)
    : m_labels(labels)
    , m_insert(database, "INSERT OR REPLACE INTO presence VALUES(?,?,?,?)")
{
}

bool PresenceRows::write(const PresenceCount& count)
{
    const std::int64_t day = dayOf(count.minute);
    for (const auto& [column, text] : {std::pair(2, &count.site), std::pair(3, &count.page)}) {
        m_insert.bind(column, std::string_view(""));
        if (text->empty())
            continue;
        const std::optional<std::int64_t> label = m_labels.numberOf(*text, day);
        if (!label || *label == 0)
            return label.has_value();
        m_insert.bind(column, *label);
    }
    return m_insert.bind(1, count.minute).bind(4, count.visitors).run();
}

bool RunRows::note(const Database& database, TimeMs now, bool atOnce)
{
    if (!m_began || (m_id != 0 && !atOnce && minuteOf(now) == minuteOf(m_alive)))
        return true;
    const bool goesOn = m_id != 0 && now >= m_alive && now - m_alive <= schema::aliveWithinMs;
    if (m_id != 0 && !goesOn)
        m_began = now;
    Statement row(database, "INSERT OR REPLACE INTO runs VALUES(coalesce(nullif(?1, 0), "
                            "(SELECT coalesce(max(id), 0) + 1 FROM runs)), ?2, ?3) RETURNING id");
    row.bind(1, goesOn ? m_id : 0).bind(2, *m_began).bind(3, std::max(now, *m_began));
    if (row.step() != Statement::Step::Row)
        return false;
    const std::int64_t id = row.number(0);
    if (row.step() != Statement::Step::Done)
        return false;
    m_id = id;
    m_alive = now;
    return true;
}

} // namespace footfall
