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

/// The worst alert that is not over, one that nobody has handled before the others; null when all
/// is quiet. The snapshot's own.
const Alert* worstOpen(const Snapshot& snapshot);
/// The same, but null where operators have handled all of them: nobody is called any more.
const Alert* worstCalling(const Snapshot& snapshot);

/// "seen 12:40", "muted until 13:38", both, or nothing.
QString handledText(const Alert& alert, TimeMs now);

/// What ended last, while that is no longer ago than ten minutes and nothing is open; null
/// otherwise. The snapshot's own.
const Alert* justOver(const Snapshot& snapshot);

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
