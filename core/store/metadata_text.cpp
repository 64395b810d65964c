// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/metadata_text.h"

#include "core/base/json_writer.h"
#include "core/event/event_fields.h"

namespace footfall {

std::string metadataText(const std::vector<MetadataEntry>& entries)
{
    if (entries.empty())
        return {};
    JsonWriter json;
    json.beginObject();
    for (const MetadataEntry& entry : entries) {
        json.key(entry.key);
        if (entry.isText)
            json.text(entry.value);
        else
            json.raw(entry.value);
    }
    json.endObject();
    return json.take();
}

std::vector<MetadataEntry> metadataOfText(std::string_view json, simdjson::dom::parser& parser)
{
    if (json.empty())
        return {};
    simdjson::dom::element object;
    if (parser.parse(json.data(), json.size()).get(object) != simdjson::SUCCESS)
        return {};
    Result<std::vector<MetadataEntry>> read = readMetadata(object);
    return read ? std::move(*read) : std::vector<MetadataEntry>{};
}

} // namespace footfall
