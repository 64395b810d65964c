// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/byte_writer.h"
#include "core/base/stable_hash.h"
#include "core/live/checkpoint/checkpoint_writer.h"

#include <string>
#include <string_view>

namespace footfall::fuzz {

inline constexpr TimeMs fuzzedNoon{1'768'478'400'000}; // 2026-01-15

/// A small model at noon.
struct FuzzedModel
{
    FuzzedModel()
        : model(
              smallLimits(), AlertRule([](TimeMs) { return DurationMs(0); }),
              [](TimeMs now) { return floorTo(now, dayMs) + dayMs; }, fuzzedNoon)
    {
    }
    static Limits smallLimits()
    {
        Limits limits;
        limits.sessions = 90;
        limits.pages = 40;
        limits.countries = 4;
        limits.exactVisitors = 60;
        limits.alerts = 20;
        return limits;
    }

    LiveModel model;
};

inline constexpr std::size_t checksumBytes = 8;

inline std::size_t headBytes()
{
    return checkpointMagic.size() + 1; // a version below 128 is a byte
}

/// A checkpoint of this version whose checksum is right.
inline std::string sealed(std::string_view content)
{
    std::string all(checkpointMagic);
    all.push_back(char(checkpointVersion));
    all.append(content);
    std::uint64_t sum = Checksum::of(all);
    for (std::size_t i = 0; i < checksumBytes; ++i, sum >>= 8)
        all.push_back(char(sum));
    return all;
}

/// What `sealed` makes a checkpoint of.
inline std::string_view contentOf(std::string_view checkpoint)
{
    return checkpoint.substr(headBytes(), checkpoint.size() - headBytes() - checksumBytes);
}

} // namespace footfall::fuzz
