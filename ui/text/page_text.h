// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QString>

namespace footfall {

/// The page that a filter asks for; empty where it asks for none, or for more than one.
std::string chosenPage(const SnapshotFilter& filter);
/// "18 on it now · 1,204 views today · 0:42 on it (median)".
/// Of a moment of the past "18 on it then".
QString pageFiguresText(const PageDetail& detail, bool isOfSome = false, bool isPast = false);
/// Page views a minute in the last five that are over, or in as many as are known.
double viewsPerMinute(const PageDetail& detail);
/// "3.4 views a minute, more than usual, 1–3".
QString pageRateText(const PageDetail& detail, bool isOfSome = false);
Standing pageStanding(const PageDetail& detail);
/// A minute of the last hour, 0 being the first one known: "14:32 · 5 views".
QString pageMinuteText(const PageDetail& detail, int place);

} // namespace footfall
