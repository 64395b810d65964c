// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstddef>
#include <memory>
#include <string_view>

struct evp_mac_ctx_st;

namespace footfall {

/// A new id that nobody can guess: 160 bits from the system's source of randomness, as 27 letters
/// that are safe in a URL. Who knows a session's id may speak for it. Any thread.
QByteArray newSessionId();

/// How long a secret of ours is, in characters.
inline constexpr std::size_t secretBytes = 43;

/// What nobody can guess: 32 random bytes, as 43 characters of base64url.
QByteArray newSecret();

/// The SHA-256 of a secret, 32 bytes: what is kept of it.
QByteArray digestOf(std::string_view secret);

/// Whether two secrets, or digests, are the same. Takes as long for a wrong one of that length.
bool sameSecret(QByteArrayView a, QByteArrayView b);

/// Hashes texts with a key (HMAC-SHA-256): who does not have it cannot tell which text a hash is
/// of. Used by one thread.
class KeyedHash
{
public:
    explicit KeyedHash(const QByteArray& key);

    /// 32 bytes.
    QByteArray of(std::string_view text);

private:
    struct Free
    {
        void operator()(evp_mac_ctx_st* state) const;
    };

    QByteArray m_key;
    std::unique_ptr<evp_mac_ctx_st, Free> m_state;
};

} // namespace footfall
