// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace footfall {

/// Most event ids are UUIDs: 36 characters that hold 16 bytes. True, and the bytes in `packed`,
/// when `id` is one in lower case with its hyphens, so that `unpackUuid` gives it back as it came.
bool packUuid(std::string_view id, char (&packed)[16]);
/// From 16 bytes.
std::string unpackUuid(std::string_view packed);

} // namespace footfall
