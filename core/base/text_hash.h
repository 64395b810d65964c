// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>

#include <cstdint>
#include <string_view>

namespace footfall {

/// Hashes text with the process's own random key, so that nobody outside can choose texts that
/// fall together. `salt` tells equal texts of different kinds apart. Same key, same hash, as long
/// as the process runs.
inline std::uint64_t textHash(std::string_view text, std::uint64_t salt = 0)
{
    constexpr std::uint64_t spread = 0x9e3779b97f4a7c15;
    const std::size_t seed = QHashSeed::globalSeed() ^ (salt * spread);
    return qHashBits(text.data(), text.size(), seed);
}

/// For standard containers whose keys come from the network.
struct TextHash
{
    std::size_t operator()(std::string_view text) const { return textHash(text); }
};

} // namespace footfall
