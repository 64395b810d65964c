// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QString>

#include <optional>

namespace footfall {

/// "Spike", "Milestone", "Limit", "Cleared".
QString alertTitle(const Alert& alert);

/// What happened, in one sentence with its numbers.
QString alertText(const Alert& alert);

/// What is open, in short, for a title: "▼ Silence on shop".
QString alertHeadline(const Alert& alert);

/// The worst alert that is not over; null when all is quiet. The snapshot's own.
const Alert* worstOpen(const Snapshot& snapshot);

/// "All quiet since 12:38", or "All quiet".
QString quietText(const std::optional<TimeMs>& since, TimeMs now);

/// How much of the past was gone through: "7 days", "2.3 days", "5 hours".
QString replayedText(DurationMs span);

/// "usual 30–38", or "usual not known yet".
QString usualText(const std::optional<Usual>& usual);

/// How a number that is shown stands against what is usual, the band as it is shown.
Standing shownStanding(std::int64_t count, const std::optional<Usual>& usual);

/// "usual 30–38", "more than usual, 30–38", "fewer than usual, 30–38".
QString standingText(std::int64_t count, const std::optional<Usual>& usual);

} // namespace footfall
