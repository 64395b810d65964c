// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/question_budget.h"
#include "core/http/message/http_message.h"
#include "core/http/websocket/web_socket_peer.h"
#include "core/hub/hub.h"
#include "core/hub/live_views.h"
#include "core/ingest/ingest.h"
#include "core/net/endpoint_context.h"
#include "core/net/live/session_followers.h"
#include "core/protocol/live/live_request.h"
#include "core/store/alert_handling_keeper.h"
#include "core/store/archive/alert_replays.h"
#include "core/store/filtered/filter_choice_keeper.h"
#include "core/store/goal_keeper.h"
#include "core/store/mark_keeper.h"
#include "core/store/moments/moment_maker.h"
#include "core/store/sensitivity_keeper.h"

#include <QObject>

#include <deque>
#include <functional>

namespace footfall {

/// What the connections of `/api/live` share. Outlives them.
struct LiveShare
{
    const EndpointContext& context;
    LiveViews& views;
    SessionFollowers& followers;
    /// Null: nothing is kept.
    ArchiveClient* archive;
    /// Null: nothing is kept.
    AlertReplays* replays;
    /// Null: nothing is kept.
    Moments* moments;
    SensitivityKeeper& sensitivities;
    GoalKeeper& goals;
    MarkKeeper& marks;
    AlertHandlingKeeper& alertHandling;
    FilterChoiceKeeper& filterChoices;
    /// The path of a new one-time login; empty where there is none.
    std::function<QByteArray()> loginPath;
};

/// One client of `/api/live`: what it watches is sent, what it asks is answered. Goes with its
/// peer. Server thread.
class LiveConnection : public QObject, public Sink
{
    Q_OBJECT

public:
    /// Questions of one client that wait for their answer; one more is refused.
    static constexpr std::size_t maxWaiting = 16;

    /// `address` is the client's.
    LiveConnection(WebSocketPeer& peer, const Caller& caller, const QHostAddress& address,
                   LiveShare& share);

    bool isOperator() const { return m_caller.mayChange(); }
    /// False when there is no room for that view; what was watched before goes on.
    bool watch(const SnapshotRequest& view, std::optional<quint64> since);
    /// The client has gone.
    void end();

    void send(const QByteArray& frame) override;
    qint64 queuedBytes() const override { return m_peer.queuedBytes(); }
    void close(int code, const QByteArray& reason) override { m_peer.close(code, reason); }

private:
    void onText(const QByteArray& text);
    void answer(const QByteArray& text);
    void answer(const std::string& id, const BadLiveRequest& bad);
    void answer(const std::string& id, const WatchRequest& request);
    void answer(const std::string& id, const FollowRequest& request);
    void answer(const std::string& id, const HistoryRequest& request);
    void answer(const std::string& id, const VisitQuery& query);
    void answer(const std::string& id, const VisitRequest& request);
    void answer(const std::string& id, const AlertReplayRequest& request);
    void answer(const std::string& id, const MomentRequest& asked);
    void answer(const std::string& id, const LeaveRequest& request);
    void answer(const std::string& id, const SensitivityRequest& request);
    void answer(const std::string& id, const GoalRequest& request);
    void answer(const std::string& id, const MarkRequest& request);
    void answer(const std::string& id, const SeenRequest& request);
    void answer(const std::string& id, const MuteRequest& request);
    void answer(const std::string& id, const BotRequest& request);
    void answer(const std::string& id, const ClearRequest& request);
    void answer(const std::string& id, const LoginRequest& request);
    void refuse(const std::string& id, std::string_view why, Refused reason = Refused::Limit);
    bool mayChange(const std::string& id);
    bool hasRoom(const std::string& id);
    /// What answers a choice.
    ChoiceKeeper::Acknowledge whenChosen(const std::string& id);
    /// What answers once a change is kept, or could not be.
    void endChange(const std::string& id, std::string_view trouble);
    bool mayLook(const SnapshotRequest& view);
    std::string replayingClient() const;
    void leavePast();
    /// Asks the archive for the frame that answers.
    void ask(const std::string& id, std::function<QByteArray(Archive&)> question);

    WebSocketPeer& m_peer;
    const Caller m_caller;
    const QHostAddress m_address;
    LiveShare& m_share;
    const Hub::ListenerId m_dashboard;
    LiveViews::WatcherId m_watcher = 0;
    /// That of the `watch` which the next frame answers.
    std::string m_watchId;
    /// Numbers of questions to the archive, which answers in their order.
    std::deque<quint64> m_asked;
    /// The replay under way; 0: there is none.
    quint64 m_replay = 0;
    /// Who goes through the past, 0: nobody does; and the question under way, if one is.
    quint64 m_traveller = 0;
    std::optional<std::string> m_momentId;
    /// Changes that wait for the disk.
    std::size_t m_changing = 0;
    QuestionBudget m_budget;
};

} // namespace footfall
