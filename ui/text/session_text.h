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
/// What else is known of it: "from news.ycombinator.com · mobile · Firefox · shop". Its site only
/// where others are shown, too.
QString sessionAbout(const SessionView& session, bool namesSite);
/// Seconds it has lasted by a moment: they go on while somebody looks at it.
qint64 lastedBy(const SessionView& session, TimeMs now);
/// The session as it is by then, its last page included.
SessionView asOf(SessionView session, TimeMs now);
/// "31 looking", of those who have a page open; empty while that is not known of anybody.
QString lookingText(const Snapshot& snapshot);
/// "/home › /about": the last pages of a journey, with an ellipsis for those before.
QString shortJourney(const SessionView& session);

} // namespace footfall
