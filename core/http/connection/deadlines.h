// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"
#include "core/base/time/clock.h"

#include <array>
#include <list>

namespace footfall {

/// What a connection waits for, and how long it may at most.
enum class Wait
{
    None,   ///< for us: no deadline
    Idle,   ///< for a request to begin
    Head,   ///< for a head to be complete
    Body,   ///< for a body to be complete
    Answer, ///< for the client to read its answer
    Linger, ///< for the client to close, after all was said
};
constexpr std::size_t waitKinds = 6;

/// Answers that are not read in this time are given up.
constexpr DurationMs answerDeadlineMs = 60'000;
/// How long what a refused client still sends is read and dropped: closing at once would reset the
/// connection and take the answer away before the client has read it.
constexpr DurationMs lingerMs = 1'500;

/// Absolute deadlines of many connections. All waits of one kind are equally long, so each kind is
/// a list in order of time: setting one costs O(1), looking for expired ones only what has expired.
template <typename Target>
class Deadlines
{
public:
    struct Item
    {
        Target* target;
        Wait wait;
        SteadyTime due;
    };
    using Entry = typename std::list<Item>::iterator;

    Deadlines(const Limits& limits, const Clock& clock)
        : m_clock(clock)
        , m_lengths{0,
                    limits.idleMs,
                    limits.headDeadlineMs,
                    limits.bodyDeadlineMs,
                    answerDeadlineMs,
                    lingerMs}
    {
    }

    Entry add(Target* target)
    {
        return listOf(Wait::None).insert(listOf(Wait::None).end(), {target, Wait::None, {}});
    }
    void remove(Entry entry) { listOf(entry->wait).erase(entry); }
    /// Begins to wait; going on with the same wait does not move its deadline.
    void set(Entry entry, Wait wait)
    {
        if (entry->wait == wait)
            return;
        std::list<Item>& to = listOf(wait);
        to.splice(to.end(), listOf(entry->wait), entry);
        entry->wait = wait;
        entry->due =
            wait == Wait::None ? SteadyTime() : m_clock.steady() + m_lengths[indexOf(wait)];
    }
    /// Calls `expired(wait)` of all targets whose time is up; each must set another wait or leave.
    void expire()
    {
        const SteadyTime now = m_clock.steady();
        for (std::size_t kind = indexOf(Wait::Idle); kind < waitKinds; ++kind) {
            std::list<Item>& items = m_lists[kind];
            while (!items.empty() && items.front().due <= now)
                expireFront(items);
        }
    }

private:
    static std::size_t indexOf(Wait wait) { return static_cast<std::size_t>(wait); }
    std::list<Item>& listOf(Wait wait) { return m_lists[indexOf(wait)]; }
    void expireFront(std::list<Item>& items)
    {
        const Entry entry = items.begin();
        const Wait wait = entry->wait;
        set(entry, Wait::None);
        entry->target->expired(wait);
    }

    const Clock& m_clock;
    std::array<DurationMs, waitKinds> m_lengths;
    std::array<std::list<Item>, waitKinds> m_lists;
};

} // namespace footfall
