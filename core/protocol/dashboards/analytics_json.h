// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json/json_writer.h"
#include "core/hub/encoder.h"
#include "core/live/live_model.h"
#include "core/source/snapshot.h"

#include <string>

namespace footfall {

/// The words of the visitor analytics dashboards (core/protocol/README.md, "Events" and
/// "Dashboards") as JSON. Pure functions, any thread.
///
/// Lists are cut where their budget of bytes is used up, so that whatever visitors send, an answer
/// stays within its bound; totals always cover everything.
struct StatsBudget
{
    std::size_t sessionBytes;
    std::size_t pageBytes;
    std::size_t countryBytes;
};

/// For a REST answer, 1 MiB in all, and for a broadcast, 128 KiB in all.
inline constexpr StatsBudget restBudget{512 * 1024, 192 * 1024, 64 * 1024};
inline constexpr StatsBudget broadcastBudget{48 * 1024, 24 * 1024, 16 * 1024};
/// Of the newest events in a REST answer, within the same 1 MiB.
inline constexpr std::size_t restEventBytes = 192 * 1024;

/// {key: value}, in the order they have.
void writeMetadata(JsonWriter& json, const std::vector<MetadataEntry>& metadata);

/// One event as it is stored.
void writeEvent(JsonWriter& json, const Event& event);

/// The pages of a session, in order, as an array.
void writeJourney(JsonWriter& json, const std::vector<StepView>& journey);

/// SESSION: sessionId, journey, currentPage, startTime (the first event's own time), lastActivity
/// (time of receipt), country, active, metadata, duration in seconds; `site`, `city` and
/// `simulated` where they say something.
void writeSession(JsonWriter& json, const SessionView& session);

/// An array of sessions: the first ones, as many as fit; false when some did not.
bool writeSessions(JsonWriter& json, const std::vector<SessionView>& sessions, std::size_t budget);

/// The members of STATS into the object that is open.
void writeStats(JsonWriter& json, const Snapshot& snapshot, const StatsBudget& budget);

/// {active, newPerMinute}, each {level, low, high}; null while it is not known what is usual.
void writeUsual(JsonWriter& json, const Snapshot& snapshot);

/// page → page views today, the rest as "(other)". A page that two sites have is keyed by site and
/// page, so that "/" of two sites stays two.
void writePages(JsonWriter& json, const Snapshot& snapshot, std::size_t budgetBytes);

/// `data` of a `dashboard_action` frame: action, details, timestamp.
void writeAction(JsonWriter& json, const ActionUpdate& update);

} // namespace footfall
