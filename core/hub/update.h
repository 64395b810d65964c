// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/snapshot.h"

#include <QByteArray>
#include <QByteArrayList>

#include <string>
#include <variant>
#include <vector>

namespace footfall {

/// Events came in since the last update.
struct VisitorUpdate
{
    /// The newest of them; null when only sessions ended.
    EventPtr event;
    /// How many it stands for.
    std::int64_t count = 0;
    SnapshotPtr stats;
    /// Sessions that changed, newest first, the newest `Hub::sessionsPerUpdate`.
    std::vector<SessionView> sessions;
};

/// A dashboard came or went.
struct AudienceUpdate
{
    bool joined = false;
    /// Encoded for the newcomer itself, with the statistics as they are.
    bool toSelf = false;
    std::int64_t dashboards = 0;
    TimeMs at = 0;
    SnapshotPtr stats;
};

/// Somebody did something on a dashboard that the others are told of.
struct ActionUpdate
{
    std::string action;
    /// JSON, as it came.
    std::string details;
    TimeMs at = 0;
};

using Update = std::variant<VisitorUpdate, AudienceUpdate, ActionUpdate, Alert>;

/// Puts updates into the words of one protocol. Stateless: what it gives is sent to every listener
/// that speaks that protocol.
class Encoder
{
public:
    virtual ~Encoder() = default;
    /// The frames that tell of the update, in order; none when the protocol does not tell of it.
    virtual QByteArrayList encode(const Update& update) const = 0;
};

} // namespace footfall
