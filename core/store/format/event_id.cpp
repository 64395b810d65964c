// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/format/event_id.h"

#include <cstddef>

namespace footfall {

namespace {

constexpr std::size_t uuidLength = 36;
constexpr char digits[] = "0123456789abcdef";

constexpr bool isHyphen(std::size_t at)
{
    return at == 8 || at == 13 || at == 18 || at == 23;
}

int valueOf(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

} // namespace

bool packUuid(std::string_view id, char (&packed)[16])
{
    if (id.size() != uuidLength)
        return false;
    std::size_t nibble = 0;
    for (std::size_t i = 0; i < uuidLength; ++i) {
        if (isHyphen(i)) {
            if (id[i] != '-')
                return false;
            continue;
        }
        const int value = valueOf(id[i]);
        if (value < 0)
            return false;
        char& byte = packed[nibble / 2];
        byte = static_cast<char>(nibble % 2 == 0 ? value << 4 : byte | value);
        ++nibble;
    }
    return true;
}

std::string unpackUuid(std::string_view packed)
{
    std::string id;
    id.reserve(uuidLength);
    for (const char byte : packed) {
        if (isHyphen(id.size()))
            id += '-';
        id += digits[static_cast<unsigned char>(byte) >> 4];
        id += digits[static_cast<unsigned char>(byte) & 15];
    }
    return id;
}

} // namespace footfall
