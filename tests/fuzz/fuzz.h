// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

/// What libFuzzer calls with each input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace footfall::fuzz {

/// Ends the program where something does not hold that must: libFuzzer keeps the input.
inline void must(bool holds, const char* what)
{
    if (holds)
        return;
    std::fprintf(stderr, "It does not hold: %s\n", what);
    std::abort();
}

inline std::string_view textOf(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const char*>(data), size};
}

/// In memory of its own of that size, so that a byte read behind it is seen.
inline QByteArray copyOf(const std::uint8_t* data, std::size_t size)
{
    return QByteArray(reinterpret_cast<const char*>(data), qsizetype(size));
}

/// Calls use(piece) with one piece of the text after the other, each in memory of its own.
template <typename Use>
void inPieces(std::string_view text, std::size_t pieceBytes, Use use)
{
    for (; !text.empty(); text.remove_prefix(std::min(pieceBytes, text.size()))) {
        const std::string piece(text.substr(0, pieceBytes));
        use(std::string_view(piece));
    }
}

} // namespace footfall::fuzz
