// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QByteArray>
#include <QByteArrayList>

#include <string>
#include <variant>
#include <vector>

namespace footfall {

/// Puts what one view shows into the words of a protocol. Holds what those who watch it hold, and
/// tells the difference to what is true now.
class ViewEncoder
{
public:
    enum class Change
    {
        None,  ///< but for the time
        Delta, ///< `delta` tells it
        Anew   ///< only `snapshot` does
    };

    virtual ~ViewEncoder() = default;
    /// Goes on to what is true now.
    virtual Change take(const Snapshot& now) = 0;
    /// The frame that tells of the last `take`, to those who hold what came with `after`.
    virtual QByteArray delta(quint64 after, quint64 seq) const = 0;
    /// The frame that tells all.
    virtual QByteArray snapshot(quint64 seq) const = 0;
    /// The last `take` left something for the next one, so that its delta kept its bound.
    virtual bool hasMore() const = 0;
};

/// An event that dashboards are told of.
struct ToldEvent
{
    EventPtr event;
    /// How many it stands for, as the newest of them.
    std::int64_t count = 1;
};

/// Events came in since the last update.
struct VisitorUpdate
{
    /// Oldest first; none when only sessions ended.
    std::vector<ToldEvent> events;
    /// As they are after all of them.
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
    TimeMs at;
    SnapshotPtr stats;
};

/// Somebody did something on a dashboard that the others are told of.
struct ActionUpdate
{
    std::string action;
    /// JSON, as it came.
    std::string details;
    TimeMs at;
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
