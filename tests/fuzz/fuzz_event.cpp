// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Events in each layout: read at once or in parts they are the same, what was taken keeps the
// rules, and once exported it is taken again as it was.
#include "core/base/text/page_name.h"
#include "core/base/text/text_rules.h"
#include "core/event/event_reader.h"
#include "core/protocol/archive/event_export.h"
#include "tests/fuzz/fuzz.h"

using namespace footfall;
using namespace footfall::fuzz;

namespace {

constexpr TimeMs receivedAt{1'768'478'400'000};

Limits smallLimits()
{
    Limits limits;
    limits.eventsPerBatch = 20;
    return limits;
}

void check(const Event& event)
{
    must(!event.type.empty() && !event.page.empty() && !event.sessionId.empty(),
         "what is needed is there");
    must(keyFault(event.type, maxLength::type).empty(), "a type is a key");
    must(keyFault(event.page, maxLength::page).empty(), "a page is a key");
    must(pageName(event.page) == event.page, "a page has one name");
    for (const std::string* id : {&event.sessionId, &event.visitorId, &event.eventId})
        must(keyFault(*id, maxLength::id).empty(), "an id is a key");
    must(keyFault(event.site, maxLength::site).empty(), "a site is a key");
    for (const std::string* place : {&event.country, &event.city})
        must(keyFault(*place, maxLength::place).empty(), "a place hides nothing");
    for (const MetadataEntry& entry : event.metadata)
        must(!entry.isText || !hidesSomething(entry.value, true), "metadata hides nothing");
}

bool isSame(const Event& a, const Event& b)
{
    return a.type == b.type && a.kind == b.kind && a.page == b.page && a.sessionId == b.sessionId &&
           a.site == b.site && a.country == b.country && a.city == b.city &&
           a.visitorId == b.visitorId && a.eventId == b.eventId && a.timestamp == b.timestamp &&
           a.metadata == b.metadata;
}

void checkSame(const EventBatch& a, const EventBatch& b)
{
    must(a.error == b.error && a.accepted.size() == b.accepted.size() &&
             a.rejected.size() == b.rejected.size(),
         "it does not depend on the parts");
    for (std::size_t i = 0; i < a.accepted.size(); ++i)
        must(isSame(a.accepted[i], b.accepted[i]), "the same events are read");
}

void checkAgain(EventReader& reader, const std::vector<Event>& events)
{
    EventExport lines(ExportFormat::JsonLines);
    for (const Event& event : events)
        lines.add(event);
    lines.finish();
    const EventBatch again =
        reader.read(lines.take(), EventLayout::NewlineDelimited, {receivedAt, {}});
    must(again.error.empty() && again.rejected.empty(), "what was taken is taken again");
    for (std::size_t i = 0; i < events.size(); ++i)
        must(isSame(again.accepted.at(i), events[i]), "an event comes out again");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static EventReader reader(smallLimits());
    for (const EventLayout layout : {EventLayout::Json, EventLayout::NewlineDelimited}) {
        const EventContext context{receivedAt, "shop.example"};
        const EventBatch whole = reader.read(textOf(data, size), layout, context);
        must(whole.accepted.size() + whole.rejected.size() <= 20, "a batch has a bound");
        for (const Event& event : whole.accepted)
            check(event);
        EventBatch parts = reader.begin(textOf(data, size), layout, context);
        while (reader.readOn(parts, 1)) {
        }
        checkSame(whole, parts);
        if (whole.error.empty() && !whole.accepted.empty())
            checkAgain(reader, whole.accepted);
    }
    return 0;
}
