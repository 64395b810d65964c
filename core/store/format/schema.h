// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/database.h"

namespace footfall {

/// The tables of the store. All times are milliseconds since 1970, UTC.
///
/// A column marked `label` holds the number of a row in `texts`, or the text itself where it was
/// too long, or came too late on a day with very many, to be worth one.
///
///   events     the log: what came in, in the order in which it was accepted
///     seq        position in the log, from 1
///     received   when it came
///     lag        received less the event's own timestamp
///     kind       LogKind
///     visit      the visit it belongs to; 0: none (a session_end of an unknown session)
///     site       label
///     session    only where there is no visit: the visit knows it
///     visitor    only where it differs from the visit's
///     type       label; only of LogKind::Custom
///     page, country, city   label
///     metadata   label of the minified JSON
///     event_id   the id that makes a resend harmless: 16 bytes of a UUID, or text
///
///   visits     one row a visit, made with its first event and completed when it has ended
///     id         the visit's number
///     site, country, city, device, referrer, entry_page, last_page   label
///     campaign, browser, system   label; null of visits that a version before 3 wrote
///     session    text
///     visitor    text: the one that its first event names
///     later_visitor   the one named last, where that is another
///     began      receipt of its first event
///     ended      receipt of what was heard of it last; null while it lasts
///     started    the first event's own time
///     duration   seconds
///     page_views, events    counts
///     journey    the pages in order (core/store/format/journey_text.h); null while it lasts
///
///   minutes    what a minute amounted to, so that history reads a row a minute
///     site       label, or allSites for all of them
///     minute     when it begins
///     page_views, events, sessions (begun), peak (most active at once)
///     visitors   seen first on that day: the minutes of a day add up to its visitors
///
///   marks      where in the log a minute begins: every event from `seq` up to the next mark came
///              within the minute that begins at `minute`; the clock may have been set back between
///              two marks. `imported`: 1 where they were imported, so that the minute says nothing
///              of those around them
///
///   heartbeats   what a session is known by to have lived on, beside its events: of a minute's the
///              last (core/store/log/heartbeat_pace.h). About 20 bytes a row
///     seq        position of the newest event that came before it
///     at         when it came
///     visit      whose it is
///
///   presence   who was on a page at the end of a minute: of many pages those that most were on
///              (Presence::census). About 20 bytes a row
///     minute     when it begins
///     site       label
///     page       label; the empty text where the site as a whole is meant
///     visitors   active tabs on the page; of a site, active visitors whom no session counts
///
///   runs       when a server had the store: from `began` to `alive`, noted once a minute and at
///              the end. A machine that slept, or a clock that was set back, makes two of one
///
///   texts      each label once; `day` is the last day (since 1970, UTC) on which a row used it
///   seen_ids   event ids seen, as hashes, in pieces of the log: those of events up to `last_seq`
///   meta       names and values: what identifies the log, keys, what is to be remembered:
///              `last_visit`, a number that no later visit has; `forget <id>`, an erasure begun;
///              `tried`, nothing: it is written to see whether that can be done
namespace schema {

inline constexpr int version = 3;
/// Those of this version can be read as they are; what came later is not in them.
inline constexpr int oldestReadable = 1;
/// The one that brought `runs`.
inline constexpr int versionOfRuns = 2;
/// The one that brought the campaign, browser and system of visits.
inline constexpr int versionOfCampaigns = 3;
constexpr bool isReadable(std::int64_t found)
{
    return found >= oldestReadable && found <= version;
}
/// Stands in `minutes.site` for all sites together; no label has it.
inline constexpr std::int64_t allSites = -1;

/// What lives was noted as alive no longer ago.
inline constexpr DurationMs aliveWithinMs = 2 * minuteMs;

/// Makes the tables, or brings those of an older version forward. Fails on a newer version.
Result<void> bringForward(Database& database);

} // namespace schema

/// What an event becomes that is no more, for UPDATE; its position, receipt and place stay.
#define FOOTFALL_FORGOTTEN                                                                         \
    "kind = 17, lag = 0, visit = 0, site = NULL, session = NULL, visitor = NULL, type = NULL, "    \
    "page = NULL, country = NULL, city = NULL, metadata = NULL, event_id = NULL"

enum class LogKind : std::int64_t
{
    PageView = 0,
    Click = 1,
    SessionEnd = 2,
    Custom = 3,
    Clear = 16,         ///< a marker: the live statistics were cleared here
    Forgotten = 17,     ///< what was here was deleted on request; keeps the numbers in step
    ImportedFrom = 32,  ///< added to the kind of an event that was imported: history, never live
    SimulatedFrom = 64, ///< added to the kind of an event that was made up
};

} // namespace footfall
