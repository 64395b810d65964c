// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/ingest.h"

#include "core/base/time/clock.h"

#include <algorithm>
#include <utility>

namespace footfall {

Ingest::Ingest(LiveModel& model, Hub& hub, SeenIds& seen, const Clock& clock, Stages& stages,
               QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_hub(hub)
    , m_seen(seen)
    , m_clock(clock)
    , m_stages(stages)
{
}

void Ingest::keepIn(Store& store)
{
    m_store = &store;
    connect(&store, &Store::phaseChanged, this, &Ingest::tellStorePhase);
}

void Ingest::tellStorePhase()
{
    const StoreState state = m_store->state();
    const bool isFailing = state.phase == StoreState::Phase::Failing;
    m_model.note(isFailing ? Alert::Kind::NotStored : Alert::Kind::StoredAgain, state.unkept);
    tellAlerts();
    Q_EMIT changed();
}

void Ingest::take(std::vector<Event> events, Acknowledge acknowledge)
{
    if (const std::optional<Fate> fate = refusal())
        return acknowledge(*fate);
    apply(std::move(events));
    whenKept(std::move(acknowledge));
    tellChanges();
}

std::optional<Ingest::Fate> Ingest::refusal() const
{
    const auto refusal = m_store ? m_store->queue().refusal() : StoreQueue::Refusal::None;
    if (refusal == StoreQueue::Refusal::None)
        return std::nullopt;
    return refusal == StoreQueue::Refusal::Full ? Fate::TooFast : Fate::Refused;
}

void Ingest::takePart(std::vector<Event> events)
{
    m_stages.begin();
    apply(std::move(events));
    tellChanges();
}

void Ingest::tellChanges()
{
    m_hub.flush();
    tellAlerts();
    Q_EMIT changed();
}

void Ingest::whenKept(Acknowledge acknowledge)
{
    if (!m_store)
        return acknowledge(Fate::Kept);
    m_store->queue().whenKept([acknowledge = std::move(acknowledge)](bool kept) {
        acknowledge(kept ? Fate::Kept : Fate::NotKept);
    });
}

void Ingest::apply(std::vector<Event> events)
{
    const std::vector<std::uint64_t> hashes = m_seen.dropResent(events, m_clock.now());
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
    m_stages.lap(Stage::Apply);
}

void Ingest::heartbeat(const SessionKey& session)
{
    const auto heard = m_model.heartbeat(session, m_clock.now());
    if (heard && m_store)
        m_store->heard(*heard);
}

void Ingest::forget(const std::string& visitor, std::function<void(const Erased&)> done)
{
    if (m_store)
        m_store->forget(visitor, std::move(done));
    else
        done({std::int64_t(m_model.forget(visitor)), 0, {}});
    Q_EMIT changed();
}

void Ingest::clear(Acknowledge acknowledge)
{
    const TimeMs now = m_clock.now();
    m_model.clear(now);
    if (m_store)
        m_store->queue().add({LogEntry{nullptr, now}});
    whenKept(std::move(acknowledge));
    tellAlerts();
    Q_EMIT changed();
}

void Ingest::tick()
{
    const std::uint64_t before = m_model.sequence();
    m_model.tick(m_clock.now());
    m_seen.tick(m_clock.now(), m_clock.steady());
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
