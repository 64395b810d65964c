// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/event/event_reader.h"
#include "core/ingest/ingest.h"
#include "core/net/geo_lookup.h"
#include "core/net/route.h"

namespace footfall {

/// `POST /api/events`. An event that names neither country nor city gets those of the address it
/// came from. What is passed must outlive the table.
void addEventRoutes(RouteTable& table, Ingest& ingest, EventReader& reader, GeoLookup& geo,
                    const Clock& clock);

/// The site that an `Origin` stands for: its host, with the port where one is named; empty for
/// none.
std::string_view siteOfOrigin(std::string_view origin);

} // namespace footfall
