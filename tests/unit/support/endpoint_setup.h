// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hub/hub.h"
#include "core/ingest/bot_filter.h"
#include "core/ingest/ingest.h"
#include "core/net/access/site_rules.h"
#include "core/net/endpoint_context.h"
#include "core/net/events/event_rates.h"
#include "core/net/events/look_rates.h"
#include "tests/unit/support/fake_lookup.h"
#include "tests/unit/support/live_setup.h"

namespace footfall {

/// What endpoints share, around a live model.
struct EndpointSetup : LiveSetup
{
    using LiveSetup::LiveSetup;

    Hub hub{model, limits, clock, stages};
    SeenIds seen{1, 1'000};
    Ingest ingest{model, hub, seen, clock, stages};
    SiteRules sites;
    EventRates rates{limits, clock};
    LookRates looks{limits, clock};
    FakeLookup geo;
    BotFilter bots{BotPatterns("search-engine\tFoxbot\n"), [](TimeMs now) { return now + dayMs; }, clock};
    const EndpointContext context{model, hub, ingest, sites, rates, looks, geo, bots, limits, clock, stages};
};

} // namespace footfall
