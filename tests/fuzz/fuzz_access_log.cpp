// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A web server's log: lines come out as they went in, however they come, and what becomes an event
// keeps the rules.
#include "core/base/text/page_name.h"
#include "core/base/text/text_rules.h"
#include "core/base/time/time_text.h"
#include "core/net/access/site_rules.h"
#include "core/net/geo/geo_database.h"
#include "core/net/logs/access_events.h"
#include "core/protocol/logs/access_log_reader.h"
#include "core/protocol/logs/log_lines.h"
#include "tests/fuzz/fuzz.h"
#include "tests/unit/support/manual_clock.h"

#include <vector>

using namespace footfall;
using namespace footfall::fuzz;

namespace {

/// What lines are read with; nothing of it depends on what was read before.
struct Setup
{
    ManualClock clock;
    SiteRules sites;
    GeoDatabase geo;
    VisitorNames names{clock};
    AgentLookup agents{AgentPatterns(std::string_view()), clock};
};

std::vector<std::string> linesOf(std::string_view bytes, std::size_t pieceBytes)
{
    LogLines lines;
    LogLine line;
    std::vector<std::string> all;
    inPieces(bytes, pieceBytes, [&](std::string_view piece) {
        lines.add(piece);
        while (lines.next(line))
            all.emplace_back(line.text);
    });
    if (lines.last(line))
        all.emplace_back(line.text);
    return all;
}

void check(const Event& event)
{
    must(!event.page.empty() && !event.sessionId.empty() && !event.type.empty(),
         "what is needed is there");
    must(keyFault(event.page, maxLength::page).empty() && pageName(event.page) == event.page,
         "a page has one name");
    must(keyFault(event.site, maxLength::site).empty(), "a site is a key");
    must(event.timestamp >= epoch && event.timestamp < year2101, "a time is one");
    for (const MetadataEntry& entry : event.metadata)
        must(!hidesSomething(entry.value, true), "metadata hides nothing");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static Setup setup;
    const std::vector<std::string> lines =
        linesOf(textOf(data, size), std::max<std::size_t>(size, 1));
    must(linesOf(textOf(data, size), 3) == lines, "it does not depend on the pieces");
    AccessLogReader reader;
    AccessEvents events({}, {setup.sites, setup.names, setup.agents, nullptr, setup.geo, 300'000});
    for (const std::string& line : lines) {
        const AccessReading reading = reader.read(line);
        if (!reading)
            events.countUnreadable();
        else if (const std::optional<Event> event = events.eventOf(*reading))
            check(*event);
    }
    must(events.counts().total() == std::int64_t(lines.size()), "every line counts once");
    return 0;
}
