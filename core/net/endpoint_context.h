// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace footfall {

class BotFilter;
class Clock;
class EventRates;
class GeoLookup;
class Hub;
class Ingest;
class LiveModel;
class LookRates;
class SiteRules;
class Stages;
struct Limits;

/// What the endpoints of a server share: whom they tell, whom they ask, and by what rules. All of
/// it outlives them.
struct EndpointContext
{
    LiveModel& model;
    Hub& hub;
    Ingest& ingest;
    const SiteRules& sites;
    EventRates& rates;
    LookRates& looks;
    GeoLookup& geo;
    BotFilter& bots;
    const Limits& limits;
    const Clock& clock;
    Stages& stages;
};

} // namespace footfall
