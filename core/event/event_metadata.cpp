// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/event/event_metadata.h"

#include "core/base/text/text_rules.h"
#include "core/event/event_fields.h"

#include <algorithm>

namespace footfall {

namespace {

using simdjson::dom::element;

constexpr std::size_t maxMetadataBytes = 4096;

/// How many bytes the text takes in JSON, quotes included.
std::size_t jsonSize(std::string_view text)
{
    std::size_t size = text.size() + 2;
    for (char c : text) {
        if (c == '"' || c == '\\' || c == '\n' || c == '\r' || c == '\t')
            size += 1;
        else if (static_cast<unsigned char>(c) < 0x20)
            size += 5;
    }
    return size;
}

/// With what follows its value, a comma or the brace.
std::size_t entrySize(const MetadataEntry& entry)
{
    return jsonSize(entry.key) + 2 + (entry.isText ? jsonSize(entry.value) : entry.value.size());
}

/// Whether there are more values in it than bytes may be kept. Stops where that is clear.
bool hasTooMany(element json, std::size_t& values)
{
    if (++values > maxMetadataBytes)
        return true;
    simdjson::dom::array array;
    if (json.get(array) == simdjson::SUCCESS)
        return std::any_of(array.begin(), array.end(),
                           [&](element each) { return hasTooMany(each, values); });
    simdjson::dom::object object;
    if (json.get(object) == simdjson::SUCCESS)
        return std::any_of(object.begin(), object.end(),
                           [&](const auto& field) { return hasTooMany(field.value, values); });
    return false;
}

/// Without what hides something; within JSON that can only be in its texts.
MetadataEntry entryOf(std::string_view key, element value)
{
    std::string_view text;
    const bool isText = value.get(text) == simdjson::SUCCESS;
    MetadataEntry entry{std::string(key), isText ? std::string(text) : simdjson::minify(value),
                        isText};
    keepShown(entry.key);
    keepShown(entry.value, true);
    return entry;
}

/// Keeps the last entry of each key, in the order of these.
void dropRepeated(std::vector<MetadataEntry>& entries)
{
    std::vector<const MetadataEntry*> byKey;
    byKey.reserve(entries.size());
    for (const MetadataEntry& entry : entries)
        byKey.push_back(&entry);
    std::sort(byKey.begin(), byKey.end(), [](const MetadataEntry* a, const MetadataEntry* b) {
        const int order = a->key.compare(b->key);
        return order != 0 ? order < 0 : a < b;
    });
    std::vector<bool> repeated(entries.size());
    bool any = false;
    for (std::size_t i = 0; i + 1 < byKey.size(); ++i) {
        const bool same = byKey[i]->key == byKey[i + 1]->key;
        repeated[static_cast<std::size_t>(byKey[i] - entries.data())] = same;
        any = any || same;
    }
    if (!any)
        return;
    std::vector<MetadataEntry> kept;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (!repeated[i])
            kept.push_back(std::move(entries[i]));
    }
    entries = std::move(kept);
}

} // namespace

Result<std::vector<MetadataEntry>> readMetadata(element json)
{
    simdjson::dom::object object;
    if (json.get(object) != simdjson::SUCCESS)
        return Error{"metadata: an object is needed"};
    std::vector<MetadataEntry> entries;
    entries.reserve(std::min<std::size_t>(object.size(), 16));
    const Error tooLong{"metadata: more than " + std::to_string(maxMetadataBytes) + " bytes"};
    std::size_t bytes = 1;
    std::size_t values = 0;
    for (const auto field : object) {
        if (hasTooMany(field.value, values))
            return tooLong;
        MetadataEntry entry = entryOf(field.key, field.value);
        bytes += entrySize(entry);
        if (bytes > maxMetadataBytes)
            return tooLong;
        entries.push_back(std::move(entry));
    }
    if (entries.size() > 1)
        dropRepeated(entries);
    return entries;
}

bool addMetadata(Event& event, std::string_view key, std::string text)
{
    MetadataEntry added{std::string(key), std::move(text)};
    std::size_t bytes = 1 + entrySize(added);
    for (const MetadataEntry& entry : event.metadata) {
        if (entry.key == key)
            return false;
        bytes += entrySize(entry);
    }
    if (bytes > maxMetadataBytes)
        return false;
    event.metadata.push_back(std::move(added));
    return true;
}

} // namespace footfall
