// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/route_table.h"
#include "core/net/events/event_intake.h"

namespace footfall {

/// `POST /api/events`. What is not of a declared site is refused. What a request tells of its
/// events is added to them (RequestDetails). Who sends faster than the rates allow, is neither an
/// operator nor on this machine, is answered 429 unread. What is passed must outlive the table.
void addEventRoutes(RouteTable& table, EventIntake& intake, const EndpointContext& context);

} // namespace footfall
