// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QHash>
#include <QHostAddress>
#include <QList>

#include <deque>

namespace footfall {

/// Slows down who guesses a token or the secret of a share link, wherever it is shown: so many
/// wrong tries a minute from one address (of IPv6, from one /64), no more. Until then what that
/// address shows is not to be looked at, so that nobody learns whether it was right. Bounded:
/// beyond so many in all, the oldest are forgotten. Server thread.
class CredentialThrottle
{
public:
    static constexpr int wrongPerAddress = 10;
    static constexpr DurationMs windowMs = 60'000;
    static constexpr std::size_t mostRemembered = 10'000;

    explicit CredentialThrottle(const Clock& clock)
        : m_clock(clock)
    {
    }

    /// For how long the address may not try; 0: it may. Costs next to nothing.
    DurationMs waitOf(const QHostAddress& peer) const;
    void wrong(const QHostAddress& peer);

private:
    struct Try
    {
        QHostAddress address;
        DurationMs at; ///< steady
    };

    void forgetOldest();

    const Clock& m_clock;
    std::deque<Try> m_tries; ///< the oldest comes first
    /// The times of the same tries.
    QHash<QHostAddress, QList<DurationMs>> m_byAddress;
};

} // namespace footfall
