// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stable_hash.h"
#include "core/live/checkpoint/checkpoint_writer.h"

#include <string>
#include <string_view>
#include <utility>

namespace footfall {

/// Every bound is met soon.
inline Limits tightLimits()
{
    Limits limits;
    limits.sessions = 90;
    limits.pages = 40;
    limits.countries = 4;
    limits.exactVisitors = 60;
    limits.alerts = 20;
    return limits;
}

inline std::string checkpointOf(LiveModel& model)
{
    std::string all;
    std::string piece;
    const auto writer = beginCheckpoint(model);
    while (writer->next(piece, 4096) == Progress::More)
        all += piece;
    return all + piece;
}

inline constexpr std::size_t checksumBytes = 8;

inline std::size_t headBytes()
{
    return checkpointMagic.size() + 1; // a version below 128 is a byte
}

/// With the checksum that all before it should have.
inline std::string withChecksum(std::string bytes)
{
    std::uint64_t sum = Checksum::of(bytes);
    for (std::size_t i = 0; i < checksumBytes; ++i, sum >>= 8)
        bytes.push_back(static_cast<char>(sum));
    return bytes;
}

/// A checkpoint of this version whose checksum is right.
inline std::string sealed(std::string_view content)
{
    std::string all(checkpointMagic);
    all.push_back(static_cast<char>(checkpointVersion));
    return withChecksum(all.append(content));
}

/// What `sealed` makes a checkpoint of.
inline std::string_view contentOf(std::string_view checkpoint)
{
    return checkpoint.substr(headBytes(), checkpoint.size() - headBytes() - checksumBytes);
}

} // namespace footfall
