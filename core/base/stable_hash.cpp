// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/stable_hash.h"

#define XXH_STATIC_LINKING_ONLY // for the size of the state
#include <xxhash.h>

namespace footfall {

std::uint64_t stableHash(std::string_view text, std::uint64_t key)
{
    return XXH3_64bits_withSeed(text.data(), text.size(), key);
}

struct Checksum::State
{
    XXH3_state_t xxh;
};

Checksum::Checksum()
    : m_state(std::make_unique<State>())
{
    XXH3_64bits_reset(&m_state->xxh);
}

Checksum::~Checksum() = default;

void Checksum::add(std::string_view bytes)
{
    XXH3_64bits_update(&m_state->xxh, bytes.data(), bytes.size());
}

std::uint64_t Checksum::value() const
{
    return XXH3_64bits_digest(&m_state->xxh);
}

std::uint64_t Checksum::of(std::string_view bytes)
{
    return XXH3_64bits(bytes.data(), bytes.size());
}

} // namespace footfall
