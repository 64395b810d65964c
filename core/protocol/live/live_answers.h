// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json/json_writer.h"
#include "core/source/live_source.h"

#include <QByteArray>

#include <optional>
#include <string>
#include <string_view>

namespace footfall {

// The frames of `/api/live` but those of views (core/protocol/live/README.md). Pure functions, any
// thread. `id` is JSON, as it came with the question; empty: there was none.

/// How the server stands; `version` is Footfall's.
QByteArray liveState(const SourceState& state, std::string_view version);
QByteArray liveError(const std::string& id, std::string_view message);
QByteArray liveDone(const std::string& id);
QByteArray liveLogin(const std::string& id, const QByteArray& path);
/// The followed session with its journey, below 1 MiB; null while there is none.
QByteArray liveFollowed(const std::optional<SessionView>& session);
/// FILTERED, an object.
void writeFiltered(JsonWriter& json, const Filtered& filtered);
/// REFUSALS of core/protocol/live/README.md, "From the server".
void writeRefusals(JsonWriter& json, const RefusedClients& refusals);
/// A list of them, oldest first.
void writeMarks(JsonWriter& json, const std::vector<Mark>& marks);
/// A view of the past, with the session that was asked for: below 1.5 MiB.
QByteArray liveMoment(const std::string& id, const Moment& moment);
QByteArray liveHistory(const std::string& id, const History& history);
/// As many of the visits as fit into 1 MiB; `next` goes on behind them.
QByteArray liveVisits(const std::string& id, const VisitsFound& found);
/// Below 1 MiB.
QByteArray liveReplay(const std::string& id, const AlertComparison& comparison);
QByteArray liveVisit(const std::string& id, const std::optional<SessionView>& visit);

/// The frame, which has no id, with that one.
QByteArray withLiveId(QByteArray frame, const std::string& id);

} // namespace footfall
