// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QHostAddress>
#include <QList>

#include <cstdint>

namespace footfall {

/// What tells where a request comes from: its connection, or a header of a proxy.
enum class AddressSource : std::uint8_t
{
    Connection,
    XForwardedFor,
    Forwarded,
    XRealIp
};

/// One of the things that wrong tries are counted by.
struct GuesserKey
{
    AddressSource source = AddressSource::Connection;
    QHostAddress address; ///< as of `countedAddress`
    /// A page of another site made the browser ask.
    bool isByAnotherPage = false;

    bool operator==(const GuesserKey&) const = default;
};

inline std::size_t qHash(const GuesserKey& key, std::size_t seed = 0)
{
    return qHashMulti(seed, std::uint8_t(key.source), key.address, key.isByAnotherPage);
}

/// Whom a wrong try is put down to. Each header that tells an address counts on its own: a proxy
/// sets some of them, and whoever guesses can vary none but the others.
struct Guesser
{
    QList<GuesserKey> keys;
    /// The address is that of many: a proxy's that does not say for whom it asks. Whoever guesses
    /// from there must not keep out those who need not.
    bool isMany = false;
};

} // namespace footfall
