// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/ingest.h"

#include <utility>

namespace footfall {

Ingest::Ingest(LiveModel& model, Hub& hub, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_hub(hub)
    , m_clock(clock)
{
}

void Ingest::take(std::vector<Event> events, const Acknowledge& acknowledge)
{
    for (const Applied& applied : m_model.apply(std::move(events)))
        m_hub.eventApplied(applied.event);
    acknowledge();
    m_hub.flush();
    tellAlerts();
    Q_EMIT changed();
}

void Ingest::clear()
{
    m_model.clear(m_clock.now());
    tellAlerts();
    Q_EMIT changed();
}

void Ingest::tick()
{
    const std::uint64_t before = m_model.sequence();
    m_model.tick(m_clock.now());
    m_hub.sessionsExpired(m_model.takeExpired());
    m_hub.tick();
    tellAlerts();
    if (m_model.sequence() != before)
        Q_EMIT changed();
}

void Ingest::tellAlerts()
{
    for (const Alert& alert : m_model.takeAlerts()) {
        m_hub.alert(alert);
        Q_EMIT alertRaised(alert);
    }
}

} // namespace footfall
