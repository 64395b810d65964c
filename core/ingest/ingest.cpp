// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/ingest.h"

#include <algorithm>
#include <utility>

namespace footfall {

Ingest::Ingest(LiveModel& model, Hub& hub, SeenIds& seen, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_hub(hub)
    , m_seen(seen)
    , m_clock(clock)
{
}

void Ingest::take(std::vector<Event> events, Acknowledge acknowledge)
{
    if (m_store && m_store->queue().refusal() != StoreQueue::Refusal::None) {
        const bool isFull = m_store->queue().refusal() == StoreQueue::Refusal::Full;
        return acknowledge(isFull ? Fate::TooFast : Fate::Refused);
    }
    apply(std::move(events));
    acknowledgeKept(std::move(acknowledge));
    m_hub.flush();
    tellAlerts();
    Q_EMIT changed();
}

void Ingest::acknowledgeKept(Acknowledge acknowledge)
{
    if (!m_store)
        return acknowledge(Fate::Kept);
    m_store->queue().whenKept([acknowledge = std::move(acknowledge)](bool kept) {
        acknowledge(kept ? Fate::Kept : Fate::NotKept);
    });
}

void Ingest::apply(std::vector<Event> events)
{
    const std::vector<std::uint64_t> hashes = dropResent(events);
    std::vector<LogEntry> entries;
    entries.reserve(hashes.size());
    for (Applied& applied : m_model.apply(std::move(events))) {
        m_hub.eventApplied(applied.event);
        if (m_store)
            entries.push_back({applied.event, applied.event->receivedAt, applied.visit,
                               applied.began, false, hashes[entries.size()]});
    }
    if (m_store)
        m_store->queue().add(std::move(entries));
}

std::vector<std::uint64_t> Ingest::dropResent(std::vector<Event>& events)
{
    std::vector<std::uint64_t> hashes;
    hashes.reserve(events.size());
    for (Event& event : events) {
        const std::uint64_t hash =
            event.eventId.empty() ? 0 : m_seen.hashOf(event.site, event.eventId);
        if (hash != 0 && !m_seen.add(hash, event.receivedAt))
            continue;
        Event& place = events[hashes.size()];
        if (&place != &event)
            place = std::move(event);
        hashes.push_back(hash);
    }
    events.resize(hashes.size());
    return hashes;
}

void Ingest::clear(Acknowledge acknowledge)
{
    const TimeMs now = m_clock.now();
    m_model.clear(now);
    if (m_store)
        m_store->queue().add({LogEntry{nullptr, now}});
    acknowledgeKept(std::move(acknowledge));
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
    if (m_store)
        m_store->tick(m_clock.steady());
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
