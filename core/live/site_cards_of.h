// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/alerts/alert_log.h"
#include "core/live/sessions/session_data.h"

namespace footfall {

/// The sites at a glance: those with most visitors today first, which seldom changes their order.
std::vector<SiteCard> siteCardsOf(const SessionData& data, const AlertLog& alerts, std::size_t most,
                                  TimeMs now);

} // namespace footfall
