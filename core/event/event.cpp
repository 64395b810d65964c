// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/event/event.h"

#include "core/base/text/cut_text.h"
#include "core/base/text/label_text.h"

namespace footfall {

std::string_view Event::metadataText(std::string_view key) const
{
    for (const MetadataEntry& entry : metadata) {
        if (entry.isText && entry.key == key)
            return entry.value;
    }
    return {};
}

Event::Kind eventKindOf(std::string_view type)
{
    if (type == "pageview")
        return Event::Kind::PageView;
    if (type == "click")
        return Event::Kind::Click;
    if (type == "session_end")
        return Event::Kind::SessionEnd;
    return Event::Kind::Custom;
}

std::string elementOf(const Event& event)
{
    std::string made;
    return std::string(labelText(event.metadataText("element"), maxElementBytes, made));
}

std::string eventNameOf(const Event& event)
{
    if (event.kind == Event::Kind::PageView || event.kind == Event::Kind::SessionEnd)
        return {};
    if (event.type == notFoundType || event.type == serverErrorType) {
        std::string made;
        return std::string(labelText(event.type + ' ' + event.page, maxElementBytes, made));
    }
    const std::string element =
        event.kind == Event::Kind::Click ? elementOf(event) : std::string();
    return element.empty() ? event.type : std::string("click ").append(element);
}

} // namespace footfall
