// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/event/event.h"

#include "core/base/text/cut_text.h"

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

std::string eventNameOf(const Event& event)
{
    if (event.kind == Event::Kind::PageView || event.kind == Event::Kind::SessionEnd)
        return {};
    const std::string_view element =
        event.kind == Event::Kind::Click ? event.metadataText("element") : std::string_view();
    return element.empty() ? event.type : std::string("click ").append(cutText(element, maxElementBytes));
}

} // namespace footfall
