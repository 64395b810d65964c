// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/sessions/packed_metadata.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>

namespace footfall {

namespace {

constexpr std::size_t maxBytes = 4096;
constexpr std::size_t maxKeys = 64;

struct Head
{
    std::uint16_t keySize;
    std::uint16_t valueSize : 15;
    std::uint16_t isText : 1;
};

struct Item
{
    std::string_view key;
    std::string_view value;
    bool isText;
};

/// Takes the first entry off `packed`.
Item next(std::string_view& packed)
{
    Head head;
    std::memcpy(&head, packed.data(), sizeof head);
    packed.remove_prefix(sizeof head);
    const Item item{packed.substr(0, head.keySize), packed.substr(head.keySize, head.valueSize),
                    head.isText != 0};
    packed.remove_prefix(std::size_t(head.keySize) + head.valueSize);
    return item;
}

/// Whether it is one entry after the other, to the end.
bool isWhole(std::string_view packed)
{
    while (!packed.empty()) {
        Head head;
        if (packed.size() < sizeof head)
            return false;
        std::memcpy(&head, packed.data(), sizeof head);
        if (packed.size() < sizeof head + head.keySize + head.valueSize)
            return false;
        next(packed);
    }
    return true;
}

std::size_t packedSize(const MetadataEntry& entry)
{
    return sizeof(Head) + entry.key.size() + entry.value.size();
}

char* append(char* out, const void* bytes, std::size_t size)
{
    std::memcpy(out, bytes, size);
    return out + size;
}

/// Writes the entry; where the next one goes.
char* pack(char* out, const MetadataEntry& entry)
{
    const Head head{static_cast<std::uint16_t>(entry.key.size()),
                    static_cast<std::uint16_t>(entry.value.size()),
                    static_cast<std::uint16_t>(entry.isText)};
    out = append(out, &head, sizeof head);
    out = append(out, entry.key.data(), entry.key.size());
    return append(out, entry.value.data(), entry.value.size());
}

/// Sets or adds the entry, if that stays within the bounds; `bytes` are those of all.
void put(std::vector<MetadataEntry>& all, std::size_t& bytes, const MetadataEntry& entry)
{
    const auto old = std::find_if(all.begin(), all.end(),
                                  [&](const MetadataEntry& each) { return each.key == entry.key; });
    const std::size_t freed = old == all.end() ? 0 : packedSize(*old);
    if (bytes - freed + packedSize(entry) > maxBytes)
        return;
    if (old != all.end())
        *old = entry;
    else if (all.size() < maxKeys)
        all.push_back(entry);
    else
        return;
    bytes += packedSize(entry) - freed;
}

} // namespace

void PackedMetadata::merge(const std::vector<MetadataEntry>& entries)
{
    // Most events repeat what is known of their session.
    if (std::all_of(entries.begin(), entries.end(),
                    [this](const MetadataEntry& entry) { return holds(entry); }))
        return;
    std::vector<MetadataEntry> all = unpack();
    std::size_t bytes = m_size;
    for (const MetadataEntry& entry : entries)
        put(all, bytes, entry);
    m_bytes = std::make_unique<char[]>(bytes);
    m_size = static_cast<std::uint32_t>(bytes);
    char* at = m_bytes.get();
    for (const MetadataEntry& entry : all)
        at = pack(at, entry);
}

bool PackedMetadata::unpackFrom(std::string_view packed)
{
    if (packed.size() > maxBytes || !isWhole(packed))
        return false;
    m_size = static_cast<std::uint32_t>(packed.size());
    m_bytes = m_size == 0 ? nullptr : std::make_unique<char[]>(m_size);
    std::copy(packed.begin(), packed.end(), m_bytes.get());
    return true;
}

std::vector<MetadataEntry> PackedMetadata::unpack() const
{
    std::vector<MetadataEntry> entries;
    for (std::string_view rest = packed(); !rest.empty();) {
        const Item item = next(rest);
        entries.push_back({std::string(item.key), std::string(item.value), item.isText});
    }
    return entries;
}

std::string_view PackedMetadata::text(std::string_view key) const
{
    for (std::string_view rest = packed(); !rest.empty();) {
        const Item item = next(rest);
        if (item.isText && item.key == key)
            return item.value;
    }
    return {};
}

bool PackedMetadata::holds(const MetadataEntry& entry) const
{
    for (std::string_view rest = packed(); !rest.empty();) {
        const Item item = next(rest);
        if (item.key == entry.key)
            return item.isText == entry.isText && item.value == entry.value;
    }
    return false;
}

} // namespace footfall
