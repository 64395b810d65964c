// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/source/alerts/alert_handling.h"
#include "core/source/history.h"
#include "core/source/snapshot.h"

#include <QByteArray>
#include <QJsonValue>

#include <optional>
#include <string>
#include <variant>

namespace footfall {

/// A client wants another view.
struct WatchRequest
{
    SnapshotRequest view;
};
/// A client wants to be told of one session; nothing: of none any more.
struct FollowRequest
{
    std::optional<SessionKey> session;
};
/// An operator wants to be told more or less of a site.
struct SensitivityRequest
{
    /// Lower case, as sites are named; nothing: all that have none of their own.
    std::optional<std::string> site;
    Sensitivity sensitivity = Sensitivity::Normal;
};
/// An operator chooses an event as a goal, or gives it up.
struct GoalRequest
{
    /// Lower case, as sites are named.
    std::string site;
    std::string name;
    bool isGoal = true;
};
/// An operator notes something in the charts, or takes it back.
struct MarkRequest
{
    Mark mark;
    bool isTakenBack = false;
};
/// An operator has seen an alert, or not yet after all.
struct SeenRequest
{
    std::uint64_t id = 0;
    /// Of the alert; nothing: whichever has the id.
    std::optional<TimeMs> at;
    bool isSeen = true;
};
/// An operator wants nobody to be called for what is of a kind and site, or again.
struct MuteRequest
{
    /// Its site in lower case, as sites are named.
    AlertTopic topic;
    bool isMuted = true;
};
/// An operator wants whoever has a name counted, or never.
struct BotRequest
{
    std::string name;
    /// Nothing: as the list of bots says.
    std::optional<bool> counts;
};
/// A client leaves the past.
struct LeaveRequest
{
};
struct ClearRequest
{
};
struct LoginRequest
{
};
/// Not understood: the sentence to answer with.
struct BadLiveRequest
{
    std::string message;
};

/// A frame of a client of `/api/live`.
struct LiveRequest
{
    /// JSON of the number that the answer is to carry; empty: none.
    std::string id = {};
    std::variant<BadLiveRequest, WatchRequest, FollowRequest, HistoryRequest, VisitQuery,
                 VisitRequest, AlertReplayRequest, MomentRequest, LeaveRequest, SensitivityRequest,
                 GoalRequest, MarkRequest, SeenRequest, MuteRequest, BotRequest, ClearRequest,
                 LoginRequest>
        what = {};
};

/// Reads what is chosen, the members of an object; fails with what is wrong.
Result<SensitivityRequest> readSensitivity(const QJsonValue& data);
Result<GoalRequest> readGoal(const QJsonValue& data);
/// Without `at` it is of `now`. Its site as sites are named.
Result<Mark> readMark(const QJsonValue& data, TimeMs now);
Result<SeenRequest> readSeenAlert(const QJsonValue& data);
Result<MuteRequest> readMute(const QJsonValue& data);
Result<BotRequest> readBotChoice(const QJsonValue& data);
/// What is wrong with such a topic; else the same, its site as sites are named.
Result<AlertTopic> readAlertTopic(const std::string& kind, const std::string& site);
/// What is wrong with such a choice; else the same, its site as sites are named.
Result<GoalRequest> checkGoal(GoalRequest request);

/// Reads a frame. Pure; size and depth are bounded.
LiveRequest readLiveRequest(const QByteArray& frame);
/// The id alone, of a frame that is refused unread; none of a long one, which would cost too much.
std::string readLiveId(const QByteArray& frame);

} // namespace footfall
