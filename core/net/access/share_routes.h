// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/route_table.h"
#include "core/net/access/grants.h"

namespace footfall {

/// Share links, which let others look; for operators only.
///
/// `GET /api/shares` → `{"shares":[{"id":1,"label":"Anna","createdAt":ISO}…]}`, the oldest first.
/// `POST /api/shares` `{"label":"Anna"}`, 1 to 100 characters → 201 `{"id","label","path":
/// "/share/SECRET","createdAt"}`, and with a public address `url`; both are told this once. 409
/// when there are too many. `DELETE /api/shares/ID` → 204: the link, and whatever it has opened,
/// works no more.
///
/// The grants must outlive the table.
void addShareRoutes(RouteTable& table, Grants& grants, const QByteArray& publicUrl = {});

} // namespace footfall
