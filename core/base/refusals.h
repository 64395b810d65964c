// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text/ascii.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace footfall {

/// Why something was refused (core/protocol/README.md, "Our own").
enum class Refused : std::uint8_t
{
    Access,   ///< a credential that is missing, wrong or revoked, a foreign origin
    Limit,    ///< too much, too many or too slow, or nothing can be kept now
    BadInput, ///< what cannot be read, or is not here
    Site      ///< a site that is not declared
};

inline constexpr std::size_t refusedReasons = 4;
/// As they are written in JSON and in metrics, in their order.
inline constexpr std::array<const char*, refusedReasons> refusedWords{"access", "limit",
                                                                      "bad_input", "site"};

inline const char* refusedWord(Refused why)
{
    return refusedWords[std::size_t(why)];
}
/// BadInput where there is no such word.
inline Refused refusedNamed(std::string_view word)
{
    return namedBy(word, refusedWords, Refused::BadInput);
}

/// How often something was refused, by reason: each refusal counts once.
struct RefusalCounts
{
    std::int64_t access = 0;
    std::int64_t limit = 0;
    std::int64_t badInput = 0;
    std::int64_t site = 0;

    std::int64_t& of(Refused why)
    {
        switch (why) {
        case Refused::Access:
            return access;
        case Refused::Limit:
            return limit;
        case Refused::Site:
            return site;
        case Refused::BadInput:
            break;
        }
        return badInput;
    }
    std::int64_t of(Refused why) const { return RefusalCounts(*this).of(why); }
    std::int64_t total() const { return access + limit + badInput + site; }
    RefusalCounts& operator+=(const RefusalCounts& more)
    {
        access += more.access;
        limit += more.limit;
        badInput += more.badInput;
        site += more.site;
        return *this;
    }
    bool operator==(const RefusalCounts&) const = default;
};

} // namespace footfall
