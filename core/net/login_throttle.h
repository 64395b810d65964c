// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QHostAddress>

#include <deque>

namespace footfall {

/// Slows down who guesses the token: so many wrong tries a minute from one address (of IPv6, from
/// one /64), no more. Bounded: beyond so many in all, the oldest are forgotten. Server thread.
class LoginThrottle
{
public:
    static constexpr int wrongPerAddress = 10;
    static constexpr DurationMs windowMs = 60'000;
    static constexpr std::size_t mostRemembered = 10'000;

    explicit LoginThrottle(const Clock& clock)
        : m_clock(clock)
    {
    }

    /// For how long the address may not try; 0: it may.
    DurationMs waitOf(const QHostAddress& peer) const;
    void wrong(const QHostAddress& peer);

private:
    struct Try
    {
        QHostAddress address;
        DurationMs at; ///< steady
    };

    const Clock& m_clock;
    std::deque<Try> m_tries; ///< the oldest comes first
};

} // namespace footfall
