// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/checkpoint/checkpoint_tables.h"
#include "core/live/model_state.h"

#include <algorithm>

namespace footfall {

void describeNumbers(auto& fields, auto& numbers)
{
    fields.times(numbers.now, numbers.dayEnds);
    fields.require(numbers.now >= epoch);
    fields.numbers(numbers.day, numbers.sequence, numbers.eventsEver, numbers.lastVisit);
    fields.times(numbers.evictedTellAt);
    fields.counts(numbers.evictedUntold);
}

void describeAlert(auto& fields, auto& alert)
{
    fields.numbers(alert.id);
    fields.kind(alert.kind, Alert::lastKind);
    fields.times(alert.at);
    fields.texts(alert.site);
    fields.counts(alert.visitorsLastMinute, alert.activeVisitors);
    fields.counts(alert.count, alert.span);
    fields.reals(alert.expected, alert.low, alert.high);
    fields.times(alert.since);
    fields.flags(alert.wasDrop, alert.isUsualNow, alert.isTold, alert.wasMuted);
    fields.counts(alert.value);
    fields.texts(alert.page);
}

template <typename Fields, typename Self>
void AlertLog::describe(Fields& fields, Self& self)
{
    fields.numbers(self.m_lastId);
    fields.ring(self.m_kept, [&](auto& alert) { describeAlert(fields, alert); });
    fields.list(
        self.m_open, [&](auto& alert) { describeAlert(fields, alert); }, self.m_bound);
    // Those not told yet are the newest ones.
    std::size_t untold = self.m_new.size();
    fields.numbers(untold);
    if constexpr (Fields::reads) {
        self.m_new.clear();
        for (untold = std::min(untold, self.m_kept.size()); untold-- > 0;)
            self.m_new.push_back(self.m_kept[untold]);
    }
}

/// The minute under way, not those that wait.
void Minutes::describe(auto& fields, auto& self)
{
    fields.times(self.m_minute);
    fields.list(self.m_carried, [&](auto& row) {
        bool ofSite = row.site.has_value();
        std::string site = row.site.value_or(std::string());
        fields.flags(ofSite);
        fields.texts(site);
        if (ofSite)
            fields.set(row.site, site);
        describeCounts(fields, row);
    });
}

/// Its key, too, and the hashes in any order.
template <typename Fields, typename Self>
void VisitorCount::describe(Fields& fields, Self& self)
{
    std::size_t size = self.m_size;
    if constexpr (Fields::reads)
        self.clear();
    fields.hash(self.m_key);
    fields.kind(self.m_depth, samplingBits);
    fields.size(size);
    if constexpr (Fields::reads) {
        for (; self.m_size < size && fields.ok(); ++self.m_size) {
            std::uint64_t hash = 0;
            fields.hash(hash);
            fields.require(hash != 0 && self.inSample(hash) &&
                           insert(self.m_shards[hash >> (64 - shardBits)], hash));
        }
    } else {
        for (const Shard& shard : self.m_shards) {
            for (std::uint64_t hash : shard.hashes) {
                if (hash != 0)
                    fields.hash(hash);
            }
        }
    }
}

/// What stands between the numbers and the sites.
void describeTotals(auto& fields, auto& statistics, auto& alerts, auto& minutes)
{
    fields.counts(statistics.evicted);
    AlertLog::describe(fields, alerts);
    Minutes::describe(fields, minutes);
    VisitorCount::describe(fields, statistics.visitors);
    fields.numbers(statistics.data.moves);
}

/// The names of each site must differ.
template <typename Fields, typename Self>
void EventNames::describe(Fields& fields, Self& self)
{
    fields.counts(self.m_bucket);
    std::size_t tables = self.m_tables.size();
    fields.size(tables);
    fields.require(tables > 0);
    for (std::size_t place = 0; place < tables && fields.ok(); ++place) {
        if constexpr (Fields::reads)
            self.m_tables.resize(place + 1);
        auto& table = self.m_tables[place];
        std::size_t names = table.names.size();
        fields.size(names, maxNames + 1);
        for (std::size_t i = 0; i < names && fields.ok(); ++i) {
            Name name;
            if constexpr (!Fields::reads)
                name = table.names[i];
            fields.texts(name.text);
            fields.counts(name.today);
            for (auto& lately : name.lately)
                fields.numbers(lately);
            if constexpr (Fields::reads)
                fields.require(self.add(table, std::move(name)));
        }
    }
}

template <typename Fields, typename Self>
void GoalCounts::describe(Fields& fields, Self& self)
{
    fields.times(self.m_dayBegin);
    fields.numbers(self.m_lastNumber);
    VisitorCount::describe(fields, self.m_visitors);
    fields.list(
        self.m_counted,
        [&](auto& one) {
            fields.texts(one.goal.site, one.goal.name);
            fields.times(one.goal.since);
            fields.numbers(one.number);
            fields.counts(one.events, one.visitors, one.inAll);
            fields.moment(one.lastAt);
        },
        ChosenGoals::maxInAll);
}

void describeEvent(auto& fields, auto& event)
{
    fields.kind(event.kind, Event::Kind::Custom);
    fields.flags(event.simulated);
    fields.times(event.timestamp, event.receivedAt);
    fields.texts(event.type, event.page, event.sessionId, event.site, event.country, event.city,
                 event.visitorId, event.eventId);
    fields.list(event.metadata, [&](auto& entry) {
        fields.texts(entry.key, entry.value);
        fields.flags(entry.isText);
    });
}

template <typename Fields>
void describeFeed(Fields& fields, auto& feed, std::size_t sites)
{
    fields.ring(feed, [&](auto& entry) {
        fields.numbers(entry.item.number, entry.site);
        fields.require(entry.site < sites);
        if constexpr (Fields::reads) {
            auto event = std::make_shared<Event>();
            describeEvent(fields, *event);
            entry.item.event = std::move(event);
        } else {
            describeEvent(fields, *entry.item.event);
        }
    });
}

} // namespace footfall
