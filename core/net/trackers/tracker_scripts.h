// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/route_table.h"
#include "core/net/access/site_rules.h"

#include <QStringList>

namespace footfall {

/// Serves our tracker at `/tracker.js`, and where the snippets of these products have their script:
/// there with the adapter that reads such a snippet (resources/web/README.md, "Adapters"). They do
/// nothing where a browser asks so with Do Not Track or Global Privacy Control, if that is honoured.
void addTrackerScripts(RouteTable& table, const SiteRules& sites, const QStringList& products,
                       bool honoursSignals);

} // namespace footfall
