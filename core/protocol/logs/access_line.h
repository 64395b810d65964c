// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time/time_units.h"

#include <cstddef>
#include <string_view>

namespace footfall {

/// One request, as a web server noted it: bytes that nobody has looked at, in the line or in its
/// reader, good until that reads another. Texts are empty where the line does not tell.
struct AccessLine
{
    /// Of whoever asked. To be hashed and looked up, never to be kept, shown or logged.
    std::string_view address;
    TimeMs time;
    std::string_view method;
    /// The path and, behind a '?', the query.
    std::string_view target;
    int status = 0;
    std::string_view referrer;
    std::string_view agent;
    /// As the client named it, perhaps with a port.
    std::string_view host;
};

/// Why a line could not be read is a sentence of ours, which quotes nothing of it.
using AccessReading = Result<AccessLine>;

/// A line of a log at most, in bytes.
inline constexpr std::size_t maxAccessLineBytes = 64 * 1024;

} // namespace footfall
