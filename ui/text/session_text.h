// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QString>

namespace footfall {

/// Who it is, as far as that is known: "Germany · Munich", else a name made from its id.
QString sessionPlace(const SessionView& session);
/// "Germany · Munich — /products/shoe".
QString sessionTitle(const SessionView& session);
/// "3rd visit" of its visitor; empty for the first, and where that is not known.
QString visitsText(int visits);
/// What else is known of it, in short: "3rd visit · from news.ycombinator.com · mobile · Firefox ·
/// shop". Its site only where others are shown, too.
QString sessionAbout(const SessionView& session, bool namesSite);
/// The same with all that is known: "… · mobile · Firefox · Android · shop".
QString sessionDetails(const SessionView& session, bool namesSite);
/// Seconds it has lasted by a moment: they go on while somebody looks at it.
qint64 lastedBy(const SessionView& session, TimeMs now);
/// The session as it is by then, its last page included.
SessionView asOf(SessionView session, TimeMs now);
/// Whether somebody is there, as a row shows it.
enum class Attention
{
    Looking, ///< active, and for all that is known with the page before somebody
    Away,    ///< active, but nobody looks at it: its pages are hidden or silent, and nothing happened
    Gone     ///< ended
};
/// By a moment. Unless it `isKnown` of others who looks, whoever is active is taken to.
Attention attentionOf(const SessionView& session, TimeMs now, bool isKnown);
/// "active", "active, not looking", "gone".
QString attentionText(Attention attention);
/// Whether it is known of anybody who looks.
bool isLookingKnown(const Snapshot& snapshot);
/// "31 looking", of those who have a page open; empty while that is not known of anybody.
QString lookingText(const Snapshot& snapshot);
/// "/home › /about": the last pages of a journey, with an ellipsis for those before.
QString shortJourney(const SessionView& session);

} // namespace footfall
