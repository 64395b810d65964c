// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_model.h"

#include <QByteArray>

namespace footfall {

/// The words of the analytics samples (core/protocol/README.md, "Analytics samples"). Pure
/// functions.

/// {"timestamp":ISO,"page_views":133,"active_users":29,"avg_session_duration":2.76}: page views
/// today, active sessions, and the mean duration of those in minutes, always with a point.
QByteArray analyticsSample(const LiveModel& model, TimeMs now);

/// {"message":"Welcome to the Real-Time Analytics API"}
QByteArray analyticsWelcome();

} // namespace footfall
