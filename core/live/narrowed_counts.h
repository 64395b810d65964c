// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/sessions/session_search.h"

namespace footfall {

/// Says of active sessions only what is so of those that match, counted one by one: how many, since
/// when, where, whence; of those that ended and are listed, where they left. The series goes back as far as sessions that ended are known, and nowhere
/// where a page is asked for, or a text: who was on it then is known no more. The figures of the day stay.
void narrowCounts(Snapshot& snapshot, const SessionData& data, const SessionFilter& filter,
                  const std::vector<SessionSlot>& matching, std::size_t rows);

} // namespace footfall
