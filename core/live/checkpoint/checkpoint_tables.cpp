// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How labels, sites and their counters are written into a checkpoint and read again. Ids
// stay what they were, for the sessions name them; how many hold what is counted from the sessions.
#include "core/live/checkpoint/checkpoint_values.h"
#include "core/live/checkpoint/scope_loading.h"
#include "core/live/counts/site_table.h"

#include <algorithm>

namespace footfall {

namespace {

/// More than a tally has ever held at once.
constexpr std::uint32_t mostLabels = 1U << 17;

} // namespace

void Tally::write(ByteWriter& writer) const
{
    writer.number(m_entries.size());
    writer.number(m_ids.size());
    m_ranking.top(SIZE_MAX, [&](Id id, std::int64_t) {
        writer.number(id);
        writer.text(m_entries[id].label);
    });
}

void TallyLoading::read(ByteReader& reader)
{
    const auto end = static_cast<std::size_t>(reader.number(mostLabels));
    reader.require(end > 0);
    m_tally.m_entries.resize(std::max<std::size_t>(end, 1));
    m_tally.held((m_tally.m_entries.size() - 1) * Tally::entryBytes);
    m_held.resize(m_tally.m_entries.size());
    for (std::size_t labels = reader.count(); labels > 0 && reader.ok(); --labels) {
        const auto id = static_cast<Tally::Id>(reader.number(end - 1));
        const std::string_view label = reader.text();
        reader.require(id != 0 && !label.empty() && m_tally.m_entries[id].label.empty());
        if (!reader.ok())
            return;
        m_tally.m_entries[id].label = label;
        reader.require(m_tally.m_ids.emplace(m_tally.m_entries[id].label, id).second);
        m_tally.held(label.size());
        if (label == otherLabel)
            m_tally.m_other = id;
        m_order.push_back(id);
    }
}

void TallyLoading::hold(Tally::Id id, ByteReader& reader)
{
    if (id == 0)
        return;
    reader.require(id < m_held.size() && !m_tally.m_entries[id].label.empty());
    if (reader.ok())
        ++m_held[id];
}

void TallyLoading::finish(ByteReader& reader)
{
    std::uint32_t before = UINT32_MAX;
    for (Tally::Id id : m_order) {
        reader.require(m_held[id] > 0 && m_held[id] <= before);
        if (!reader.ok())
            return;
        before = m_held[id];
        m_tally.m_entries[id].node = m_tally.m_ranking.append(id, before);
    }
    for (auto id = static_cast<Tally::Id>(m_held.size() - 1); id > 0; --id) {
        if (m_held[id] == 0)
            m_tally.m_free.push_back(id);
    }
}

void Scope::write(ByteWriter& writer) const
{
    writer.flag(simulated);
    writeCount(writer, visitorsToday);
    writeCount(writer, pageViewsToday);
    writeCount(writer, eventsToday);
    writeCounts(writer, minute);
    series.write(writer);
    events.write(writer);
    spikes->write(writer);
    milestones.write(writer);
    for (const Tally* tally : {&countries, &cities, &referrers, &devices})
        tally->write(writer);
}

ScopeLoading::ScopeLoading(Scope& scope)
    : m_scope(scope)
    , m_countries(scope.countries)
    , m_cities(scope.cities)
    , m_referrers(scope.referrers)
    , m_devices(scope.devices)
{
}

void ScopeLoading::read(ByteReader& reader)
{
    m_scope.simulated = reader.flag();
    m_scope.visitorsToday = readCount(reader);
    m_scope.pageViewsToday = readCount(reader);
    m_scope.eventsToday = readCount(reader);
    readCounts(reader, m_scope.minute);
    m_scope.series.read(reader);
    m_scope.events.read(reader);
    m_scope.spikes->read(reader);
    m_scope.milestones.read(reader);
    for (TallyLoading* tally : {&m_countries, &m_cities, &m_referrers, &m_devices})
        tally->read(reader);
}

void ScopeLoading::finish(ByteReader& reader)
{
    for (TallyLoading* tally : {&m_countries, &m_cities, &m_referrers, &m_devices})
        tally->finish(reader);
}

void ScopeLoading::begin(const Session& session, const SessionLabels& labels, ByteReader& reader)
{
    ++m_scope.active;
    m_scope.durations += session.duration;
    m_countries.hold(labels.country, reader);
    m_cities.hold(labels.city, reader);
    m_referrers.hold(labels.referrer, reader);
    m_devices.hold(labels.device, reader);
}

void SiteTable::write(ByteWriter& writer) const
{
    m_all.write(writer);
    writer.number(m_sites.size());
    for (const Scope& site : m_sites) {
        writer.text(site.site);
        site.write(writer);
    }
}

Scope* SiteTable::load(std::string_view name, TimeMs now)
{
    if (name == otherLabel ? m_other.has_value() : m_ids.contains(name))
        return nullptr;
    return &m_sites[add(name, now)];
}

} // namespace footfall
