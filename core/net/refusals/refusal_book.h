// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/clock.h"
#include "core/source/refused/refused_clients.h"

#include <QByteArray>
#include <QHash>
#include <QHostAddress>

#include <array>
#include <list>
#include <string_view>
#include <utility>

namespace footfall {

/// Of whom something was refused, and why: in memory only, since an address is nobody's business
/// for longer. Bounded: beyond so many, who was refused the longest ago is forgotten. Once a minute
/// the log says how many were refused, by reason and without addresses. Server thread.
class RefusalBook
{
public:
    static constexpr std::size_t maxClients = 1'000;
    static constexpr DurationMs reportEveryMs = minuteMs;

    /// `clock` must outlive it.
    explicit RefusalBook(const Clock& clock, std::size_t most = maxClients);

    /// So much was refused of whoever has this address, with this answer.
    void note(const QHostAddress& peer, const RefusalCounts& refused, std::string_view answer = {});
    /// The same, once.
    void note(const QHostAddress& peer, Refused why, std::string_view answer = {});
    const RefusalCounts& counts() const { return m_counts; }
    RefusedClients now() const;

    /// To be called often: what the log is to say, once in a while; empty: nothing.
    std::string report();

private:
    using Key = std::pair<QHostAddress, int>; ///< of a `Refused`
    struct Entry
    {
        Key key;
        std::int64_t times = 0;
        TimeMs since;
        TimeMs lastAt;
        QByteArray answer; ///< its beginning
    };
    using Entries = std::list<Entry>;

    Entry& entryOf(const Key& key);
    static RefusedClient told(const Entry& entry);

    const Clock& m_clock;
    const std::size_t m_most;
    const TimeMs m_since;
    RefusalCounts m_counts;
    Entries m_entries; ///< the newest first
    QHash<Key, Entries::iterator> m_byKey;
    RefusalCounts m_reported;
    SteadyTime m_reportAt;
};

} // namespace footfall
