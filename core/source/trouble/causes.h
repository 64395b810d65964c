// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text/ascii.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace footfall {

// What went wrong, by kind: said in the language of whoever reads it, where it is shown.

/// Why nothing can be written to the store.
enum class StoreCause : std::uint8_t
{
    Other,     ///< what the system says must do
    Full,      ///< the disk is full
    ReadOnly,  ///< the files may only be read
    NotOpened, ///< the files cannot be opened
    Device,    ///< the disk reports an error
    Damaged,   ///< the database is damaged
    Removed,   ///< a file was removed or replaced while it was in use
    Busy,      ///< another program holds the database
    Silent     ///< the disk does not answer
};
/// As they are written in JSON, in their order.
inline constexpr std::array<const char*, 9> storeCauseWords{
    "other", "full", "read_only", "not_opened", "device", "damaged", "removed", "busy", "silent"};

inline const char* storeCauseWord(StoreCause cause)
{
    return storeCauseWords[std::size_t(cause)];
}
/// Other where there is no such word.
inline StoreCause storeCauseNamed(std::string_view word)
{
    return namedBy(word, storeCauseWords, StoreCause::Other);
}

/// Why a webhook took no alert.
enum class CallCause : std::uint8_t
{
    Other,       ///< what the system says must do
    Status,      ///< it answered with a status that says no; the figure is that
    Elsewhere,   ///< it points elsewhere, by a status that is the figure
    Silent,      ///< it did not answer within so many seconds; the figure
    UnknownHost, ///< no machine has that name
    Closed,      ///< nothing listens there
    Unreachable, ///< no way leads there
    Untrusted    ///< no secure connection: mostly its certificate
};
/// As they are written in JSON, in their order.
inline constexpr std::array<const char*, 8> callCauseWords{
    "other", "status", "elsewhere", "silent", "unknown_host", "closed", "unreachable", "untrusted"};

inline const char* callCauseWord(CallCause cause)
{
    return callCauseWords[std::size_t(cause)];
}
/// Other where there is no such word.
inline CallCause callCauseNamed(std::string_view word)
{
    return namedBy(word, callCauseWords, CallCause::Other);
}

} // namespace footfall
