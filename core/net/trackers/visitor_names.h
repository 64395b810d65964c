// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/base/time/clock.h"

#include <QHostAddress>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace footfall {

/// Names the session of a visitor whose tracker gives no id: the same for all that one browser at
/// one address sends to a site on a day. The name is a hash (HMAC-SHA-256) with a random key that
/// is new each day (UTC) and kept nowhere, so that no name leads back to an address, or to another
/// day's or site's. Used by one thread.
class VisitorNames
{
public:
    /// `clock` must outlive it.
    explicit VisitorNames(const Clock& clock)
        : m_clock(clock)
    {
    }

    std::string nameOf(std::string_view site, const QHostAddress& address, std::string_view agent);
    /// The same of an address as text, on another day than this. Days that come in turns have the
    /// same key again only where they are the last two.
    std::string nameOf(std::string_view site, std::string_view address, std::string_view agent,
                       TimeMs at);

private:
    struct Key
    {
        std::int64_t day = -1;
        std::optional<KeyedHash> hash;
    };

    KeyedHash& hashOf(std::int64_t day);

    const Clock& m_clock;
    std::array<Key, 2> m_keys; ///< the one that was used last, first
};

} // namespace footfall
