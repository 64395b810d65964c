// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/session_name.h"

#include <array>
#include <cstdint>

namespace footfall {
namespace {

/// As many as six bits tell apart, so that no word comes more often than another.
constexpr std::size_t nameWords = 64;

constexpr std::array<const char*, nameWords> firstWords{
    "Amber",  "Ample",  "Apt",    "Bold",   "Brave",   "Breezy", "Bright", "Brisk",
    "Calm",   "Candid", "Clear",  "Clever", "Cosy",    "Crisp",  "Deft",   "Dapper",
    "Eager",  "Early",  "Fair",   "Fancy",  "Fleet",   "Fond",   "Frank",  "Fresh",
    "Gentle", "Glad",   "Golden", "Grand",  "Happy",   "Hardy",  "Hazel",  "Humble",
    "Jolly",  "Keen",   "Kind",   "Light",  "Lively",  "Lucky",  "Mellow", "Merry",
    "Mild",   "Neat",   "Nimble", "Noble",  "Patient", "Plain",  "Polite", "Prime",
    "Proud",  "Quick",  "Quiet",  "Rapid",  "Ready",   "Sage",   "Sandy",  "Sharp",
    "Silver", "Sleek",  "Smart",  "Snug",   "Soft",    "Sunny",  "Swift",  "Warm"};

constexpr std::array<const char*, nameWords> secondWords{
    "Acorn",  "Alder", "Anchor",  "Apple",   "Aspen",   "Badger",  "Beacon", "Birch",
    "Bison",  "Brook", "Canyon",  "Cedar",   "Cherry",  "Clover",  "Comet",  "Coral",
    "Crane",  "Creek", "Daisy",   "Delta",   "Dolphin", "Falcon",  "Fern",   "Finch",
    "Forest", "Fox",   "Garden",  "Glacier", "Harbor",  "Hawk",    "Heron",  "Hill",
    "Island", "Ivy",   "Juniper", "Kestrel", "Lagoon",  "Lark",    "Lemon",  "Lily",
    "Linden", "Lotus", "Lynx",    "Maple",   "Meadow",  "Moon",    "Moss",   "Oak",
    "Olive",  "Otter", "Panda",   "Pebble",  "Pine",    "Plover",  "Poplar", "Puffin",
    "Quartz", "Raven", "Reef",    "River",   "Robin",   "Sparrow", "Tulip",  "Willow"};

/// FNV-1a, its bits mixed once more: ids that count up differ in their last byte only. Not for
/// telling ids apart, and so short that a browser computes the same.
std::uint32_t nameHash(std::string_view text)
{
    std::uint32_t hash = 0x811c9dc5;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193;
    hash = (hash ^ hash >> 16) * 0x85ebca6b;
    return hash ^ hash >> 13;
}

} // namespace

QString sessionName(std::string_view sessionId)
{
    const std::uint32_t hash = nameHash(sessionId);
    return QLatin1String(firstWords[hash % nameWords]) + QLatin1Char(' ') +
           QLatin1String(secondWords[hash / nameWords % nameWords]);
}

} // namespace footfall
