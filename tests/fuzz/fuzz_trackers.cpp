// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Requests of other products' trackers. The first line is a path and a query, the rest the body, as
// JSON, a form or none; each reader of that path gets it. What becomes an event keeps the rules.
#include "core/base/text/ascii.h"
#include "core/base/text/page_name.h"
#include "core/base/text/text_rules.h"
#include "core/protocol/trackers/tracker_table.h"
#include "tests/fuzz/fuzz.h"

#include <simdjson.h>

using namespace footfall;
using namespace footfall::fuzz;

namespace {

constexpr std::size_t maxEvents = 10;

void check(const Event& event)
{
    must(!event.type.empty() && !event.page.empty() && !event.sessionId.empty(),
         "what is needed is there");
    must(keyFault(event.type, maxLength::type).empty(), "a type is a key");
    must(keyFault(event.page, maxLength::page).empty() && pageName(event.page) == event.page,
         "a page has one name");
    must(keyFault(event.site, maxLength::site).empty(), "a site is a key");
    for (const std::string* id : {&event.sessionId, &event.visitorId, &event.eventId})
        must(keyFault(*id, maxLength::id).empty(), "an id is a key");
    for (const MetadataEntry& entry : event.metadata)
        must(simdjson::validate_utf8(entry.key) && simdjson::validate_utf8(entry.value),
             "metadata is UTF-8");
}

void read(const TrackerEndpoint& endpoint, HttpRequest request)
{
    static JsonParser json(16);
    static JsonParser inner(16);
    request.method = endpoint.method;
    TrackerContext context{TimeMs(1'768'478'400'000),
                           "shop.example",
                           [](std::string_view) { return std::string("v"); },
                           json,
                           inner,
                           maxEvents};
    const TrackerReading reading = endpoint.read(request, context);
    must(reading.events.size() + reading.present.size() <= maxEvents, "a request has a bound");
    must(reading.answer.status >= 200 && reading.answer.status < 600, "there is an answer");
    for (const Event& event : reading.events)
        check(event);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string_view body = textOf(data, size);
    std::string_view query = takeUntil(body, '\n');
    const std::string_view path = takeUntil(query, '?');
    HttpRequest request;
    request.path = bytesOf(path);
    request.query = bytesOf(query);
    request.body = bytesOf(body);
    request.headers = {{"User-Agent", "Mozilla/5.0"}, {"Referer", "https://shop.example/a"}};
    for (const TrackerEndpoint& endpoint : trackerEndpoints) {
        if (path == endpoint.path)
            read(endpoint, request);
    }
    return 0;
}
