// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guesser.h"
#include "core/base/time/time_units.h"

#include <QHash>
#include <QHostAddress>
#include <QList>

#include <deque>

namespace footfall {

class Clock;

/// Slows down who guesses a token or the secret of a share link: so many wrong tries a minute from
/// one address (of IPv6, from one /64), no more. Until then what that address shows is not to be
/// looked at, so that nobody learns whether it was right; from an address of many, what is right is
/// taken all the same. Bounded: beyond so many in all, the oldest are forgotten. Server thread.
class CredentialThrottle
{
public:
    /// What people mistype.
    static constexpr int wrongByHand = 10;
    /// What programs with an old token send, and pages with many requests: 401 is for them.
    static constexpr int wrongByProgram = 300;
    static constexpr DurationMs windowMs = 60'000;
    static constexpr std::size_t maxRemembered = 10'000;

    CredentialThrottle(const Clock& clock, int wrongPerAddress)
        : m_clock(clock)
        , m_wrongPerAddress(wrongPerAddress)
    {
    }

    /// For how long they may not try, by the key that has tried most; 0: they may. Costs next to
    /// nothing.
    DurationMs waitOf(const Guesser& guesser) const;
    /// Counts against every key.
    void wrong(const Guesser& guesser);

private:
    struct Try
    {
        GuesserKey key;
        SteadyTime at;
    };

    DurationMs waitOf(const GuesserKey& key) const;
    void forgetOldest();

    const Clock& m_clock;
    const int m_wrongPerAddress;
    std::deque<Try> m_tries; ///< the oldest comes first
    /// The times of the same tries.
    QHash<GuesserKey, QList<SteadyTime>> m_byKey;
};

} // namespace footfall
