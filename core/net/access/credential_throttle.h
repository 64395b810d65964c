// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/http/socket/peer_address.h"

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QList>

#include <deque>
#include <utility>

namespace footfall {

class Clock;

/// Whom a wrong try is put down to.
struct Guesser
{
    Guesser(const QHostAddress& peer)
        : name(countedAddress(peer).toString().toLatin1())
    {
    }
    Guesser(QByteArray n, bool many)
        : name(std::move(n))
        , isMany(many)
    {
    }

    QByteArray name; ///< what tries are counted by
    /// The address is that of many: a proxy's that does not say for whom it asks. Whoever guesses
    /// from there must not keep out those who need not.
    bool isMany = false;
};

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
    static constexpr std::size_t mostRemembered = 10'000;

    CredentialThrottle(const Clock& clock, int wrongPerAddress)
        : m_clock(clock)
        , m_wrongPerAddress(wrongPerAddress)
    {
    }

    /// For how long nobody of that name may try; 0: they may. Costs next to nothing.
    DurationMs waitOf(const Guesser& guesser) const;
    void wrong(const Guesser& guesser);

private:
    struct Try
    {
        QByteArray name;
        DurationMs at; ///< steady
    };

    void forgetOldest();

    const Clock& m_clock;
    const int m_wrongPerAddress;
    std::deque<Try> m_tries; ///< the oldest comes first
    /// The times of the same tries.
    QHash<QByteArray, QList<DurationMs>> m_byName;
};

} // namespace footfall
