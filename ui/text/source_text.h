// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/history.h"
#include "core/source/live_source.h"

#include <QString>

namespace footfall {

/// "stored, 3 ms": how the store stands, in a few words.
QString storeText(const StoreState& store);
/// What the operator should know of the way the store was opened; empty when all was well.
QString storeNoteText(const StoreState& store);
/// What a failing store means, in sentences; empty while nothing is wrong. Plain text.
QString storeTroubleText(const StoreState& store);
/// "214 refused since 14:02:11."; empty where none was.
QString refusedText(qint64 refused, TimeMs since);
/// What is said once it stores again, of those that were refused meanwhile; empty where none was.
QString storedAgainText(qint64 refused, TimeMs since);

/// "Live", "Starting", …: a state in a word.
QString phaseText(const SourceState& state);
/// What is wrong with the connection and what it means for the figures, in sentences; empty while
/// nothing is. Plain text.
QString sourceTroubleText(const SourceState& state, TimeMs shownAt);
/// Which webhooks take no alerts, since when and why, in sentences; empty while all do.
QString webhookTroubleText(const std::vector<WebhookState>& webhooks);
/// What stands where the past would be while nothing of it can be asked for.
QString noPastText(const SourceState& state);
/// Why the statistics cannot be cleared now, in a few words; empty: they can.
QString clearObstacleText(const SourceState& state);

} // namespace footfall
