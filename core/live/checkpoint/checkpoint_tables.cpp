// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/checkpoint/checkpoint_tables.h"

#include "core/live/checkpoint/checkpoint_counts.h"

namespace footfall {

namespace {

/// More than a tally has ever held at once.
constexpr std::uint32_t maxLabels = 1U << 17;

} // namespace

void Series::describe(auto& fields, auto& self)
{
    TimeMs last = self.m_points.back().at;
    fields.times(last);
    fields.require(floorTo(last, seriesBucketMs) == last);
    fields.numbers(self.m_active);
    TimeMs at = last - (seriesBuckets - 1) * seriesBucketMs;
    for (auto& point : self.m_points) {
        fields.set(point.at, at);
        fields.numbers(point.active, point.pageViews, point.events, point.goals);
        at += seriesBucketMs;
    }
}

void Milestones::describe(auto& fields, auto& self)
{
    fields.hash(self.m_told);
}

void Tally::write(FieldWriter& writer) const
{
    std::vector<Id> held;
    std::vector<Id> idleOnes;
    std::vector<std::pair<Id, std::int64_t>> today;
    m_now.top(SIZE_MAX, [&](Id id, std::int64_t) { held.push_back(id); });
    m_today.top(SIZE_MAX, [&](Id id, std::int64_t count) {
        today.emplace_back(id, count);
        if (!isHeld(id))
            idleOnes.push_back(id);
    });
    const auto writeLabel = [&](Id id) {
        writer.number(id);
        writer.text(m_entries[id].label);
    };
    writer.number(m_entries.size());
    writer.list(held, writeLabel);
    writer.list(idleOnes, writeLabel);
    writer.list(today, [&](const auto& row) {
        writer.number(row.first);
        writer.counts(row.second);
    });
}

void TallyLoading::read(FieldReader& reader)
{
    const auto end = static_cast<std::size_t>(reader.number(maxLabels));
    reader.require(end > 0);
    m_tally.m_entries.resize(std::max<std::size_t>(end, 1));
    m_tally.held((m_tally.m_entries.size() - 1) * Tally::entryBytes);
    m_held.resize(m_tally.m_entries.size());
    for (std::size_t labels = reader.count(); labels > 0 && reader.ok(); --labels)
        m_order.push_back(readLabel(reader));
    for (std::size_t labels = reader.count(); labels > 0 && reader.ok(); --labels)
        readLabel(reader);
    readToday(reader);
}

Tally::Id TallyLoading::readLabel(FieldReader& reader)
{
    const auto id = static_cast<Tally::Id>(reader.number(m_tally.m_entries.size() - 1));
    const std::string_view label = reader.text();
    reader.require(id != 0 && !label.empty() && m_tally.m_entries[id].label.empty());
    if (!reader.ok())
        return 0;
    m_tally.m_entries[id].label = label;
    reader.require(m_tally.m_ids.emplace(m_tally.m_entries[id].label, id).second);
    m_tally.held(label.size());
    if (label == otherLabel)
        m_tally.m_other = id;
    return id;
}

void TallyLoading::readToday(FieldReader& reader)
{
    std::int64_t before = INT64_MAX;
    for (std::size_t rows = reader.count(); rows > 0 && reader.ok(); --rows) {
        const auto id = static_cast<Tally::Id>(reader.number(m_tally.m_entries.size() - 1));
        std::int64_t count = 0;
        reader.counts(count);
        Tally::Entry& entry = m_tally.m_entries[id];
        reader.require(!entry.label.empty() && entry.today == Ranking::none && count > 0 && count <= before);
        if (!reader.ok())
            return;
        before = count;
        entry.today = m_tally.m_today.append(id, count);
        m_tally.m_totalToday += count;
    }
}

void TallyLoading::hold(Tally::Id id, FieldReader& reader)
{
    if (id == 0)
        return;
    reader.require(id < m_held.size() && !m_tally.m_entries[id].label.empty());
    if (reader.ok())
        ++m_held[id];
}

void TallyLoading::finish(FieldReader& reader)
{
    std::uint32_t before = UINT32_MAX;
    for (Tally::Id id : m_order) {
        reader.require(m_held[id] > 0 && m_held[id] <= before);
        if (!reader.ok())
            return;
        before = m_held[id];
        m_tally.m_entries[id].now = m_tally.m_now.append(id, before);
        m_tally.m_total += before;
    }
    for (auto id = static_cast<Tally::Id>(m_held.size() - 1); id > 0; --id) {
        const Tally::Entry& entry = m_tally.m_entries[id];
        if (entry.label.empty())
            m_tally.m_free.push_back(id);
        else if (!m_tally.isHeld(id))
            m_tally.idle(id, true);
        reader.require(entry.label.empty() || m_tally.isHeld(id) == (m_held[id] > 0));
        reader.require(entry.label.empty() || m_tally.isHeld(id) || entry.today != Ranking::none);
    }
}

namespace {

/// Without its labels, and what is counted from its sessions.
template <typename Fields>
void describeScope(Fields& fields, auto& scope)
{
    fields.flags(scope.simulated);
    fields.counts(scope.visitorsToday, scope.pageViewsToday, scope.eventsToday, scope.visitsToday);
    describeCounts(fields, scope.minute);
    Series::describe(fields, scope.series);
    SlidingCount::describe(fields, scope.events);
    SlidingCount::describe(fields, scope.begun);
    Milestones::describe(fields, scope.milestones);
}

void writeScope(FieldWriter& writer, const Scope& scope)
{
    describeScope(writer, scope);
    for (const Tally& tally : scope.labels)
        tally.write(writer);
}

} // namespace

ScopeLoading::ScopeLoading(Scope& scope)
    : m_scope(scope)
    , m_tallies(scope.labels.begin(), scope.labels.end())
{
}

void ScopeLoading::read(FieldReader& reader)
{
    describeScope(reader, m_scope);
    for (TallyLoading& tally : m_tallies)
        tally.read(reader);
}

void ScopeLoading::begin(const Session& session, const SessionLabels& labels, FieldReader& reader)
{
    ++m_scope.active;
    m_scope.durations += session.duration;
    for (std::size_t i = 0; i < labels.size(); ++i)
        m_tallies[i].hold(labels.at(i), reader);
}

void ScopeLoading::finish(FieldReader& reader)
{
    if (m_scope.rule)
        m_scope.rule->activeNow(m_scope.active);
    for (TallyLoading& tally : m_tallies)
        tally.finish(reader);
}

void writeSites(FieldWriter& writer, const SiteTable& sites)
{
    writeScope(writer, sites.all());
    writer.number(sites.each().size());
    for (const Scope& site : sites.each()) {
        writer.text(site.site);
        writeScope(writer, site);
    }
}

Scope* SiteTable::load(std::string_view name, TimeMs now)
{
    if (name == otherLabel ? m_other.has_value() : m_ids.contains(name))
        return nullptr;
    return &m_sites[add(name, now)];
}

} // namespace footfall
