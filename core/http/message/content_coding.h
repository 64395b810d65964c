// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/message/http_message.h"

#include <cstdint>

namespace footfall {

/// Whether the header names a coding that unpackBody takes off: "gzip", "x-gzip" or "deflate".
bool isReadCoding(std::string_view coding);

/// What became of a body.
enum class Unpacking
{
    Done,      ///< as it was meant; one that was in no coding is as it was
    Malformed, ///< broken, cut short, or with something behind it
    TooLarge   ///< it would have more than `most` bytes
};

/// Takes off the coding that the request names, or gzip, by how it begins, where it names none.
/// However much would come out, no more than `most` bytes and a little do.
Unpacking unpackBody(HttpRequest& request, std::int64_t most);

} // namespace footfall
