// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/prefetch.h"
#include "core/event/event.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace footfall {

/// A session's metadata in one piece of memory: the entries of its events, later ones win. At most
/// 4 KiB and 64 keys; what does not fit is left out.
class PackedMetadata
{
public:
    void merge(const std::vector<MetadataEntry>& entries);
    std::vector<MetadataEntry> unpack() const;
    /// The text under `key`; empty when there is none. Good until the next merge.
    std::string_view text(std::string_view key) const;
    std::size_t bytes() const { return m_size; }
    void fetch() const { prefetch(m_bytes.get()); }

    /// As it is kept, for a checkpoint.
    std::string_view packed() const { return {m_bytes.get(), m_size}; }
    /// Takes that over; false when it cannot be such.
    bool unpackFrom(std::string_view packed);

private:
    bool holds(const MetadataEntry& entry) const;

    /// For each entry a head of four bytes, the key, the value.
    std::unique_ptr<char[]> m_bytes;
    std::uint32_t m_size = 0;
};

} // namespace footfall
