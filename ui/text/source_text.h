// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/live_source.h"

#include <QString>

namespace footfall {

/// "Live", "Starting", …: a state in a word.
QString phaseText(const SourceState& state);
/// What is wrong with the connection and what it means for the figures, in sentences; empty while
/// nothing is. Plain text.
QString sourceTroubleText(const SourceState& state);
/// What stands where the past would be while nothing of it can be asked for.
QString noPastText(const SourceState& state);
/// Why the statistics cannot be cleared now, in a few words; empty: they can.
QString clearObstacleText(const SourceState& state);

} // namespace footfall
