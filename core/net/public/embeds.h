// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/route_table.h"
#include "core/live/live_model.h"

namespace footfall {

/// The script at `path` of what the build minified, as websites may embed it. A script does not
/// change while the server runs; a new version is there within the hour.
HttpResponse embeddedScript(const QByteArray& path);

/// What websites embed beside the tracker: `/counter.js`, and `/badge.svg?page=P&site=S&label=L`,
/// the number of people as a picture. The model must outlive the table.
void addWebRoutes(RouteTable& table, const LiveModel& model);

} // namespace footfall
