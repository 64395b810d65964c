// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QString>

#include <set>
#include <string>
#include <utility>

namespace footfall {

/// Goals by site and name.
using GoalNames = std::set<std::pair<std::string, std::string>>;

GoalNames goalNames(const Snapshot& snapshot);
/// Whether the event is a goal of its site.
bool isGoal(const GoalNames& goals, const Event& event);

/// "3.1 % of visitors", or that there was none yet.
QString goalShareText(const GoalView& goal);
/// Of a goal that was chosen today, since when its visitors count: "since 14:02"; else empty.
QString goalSinceText(const GoalView& goal, TimeMs now);
/// All that is known of it in a line: "42 today · 3.1 % of visitors · since 14:02".
/// Its share, and of one that was chosen today since when that counts.
QString goalNoteText(const GoalView& goal, TimeMs now);
QString goalFiguresText(const GoalView& goal, TimeMs now);

} // namespace footfall
