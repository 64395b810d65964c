// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/format/metadata_text.h"

#include "core/base/json/json_writer.h"
#include "core/event/event_fields.h"

namespace footfall {

void writeMetadataText(const std::vector<MetadataEntry>& entries, std::string& text)
{
    text.clear();
    for (const MetadataEntry& entry : entries) {
        text += text.empty() ? '{' : ',';
        appendJsonText(text, entry.key);
        text += ':';
        if (entry.isText)
            appendJsonText(text, entry.value);
        else
            text += entry.value;
    }
    if (!text.empty())
        text += '}';
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
