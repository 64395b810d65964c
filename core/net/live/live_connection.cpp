// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/live/live_connection.h"

#include "core/base/close_code.h"
#include "core/base/time/clock.h"
#include "core/net/archive/alert_routes.h"
#include "core/net/events/look_rates.h"
#include "core/net/live/alert_handling_routes.h"
#include "core/protocol/live/live_answers.h"
#include "core/store/archive/history_reader.h"

#include <QPointer>

#include <utility>

namespace footfall {

namespace {

constexpr std::string_view nothingKept = "Nothing is kept: Footfall runs with --in-memory";
constexpr std::string_view clearedNotStored =
    "The live statistics were cleared, but this cannot be stored now";

QByteArray cannotRead(const std::string& id, const std::string& why)
{
    return liveError(id, std::string("The store cannot be read: ").append(why));
}

} // namespace

LiveConnection::LiveConnection(WebSocketPeer& peer, const Caller& caller,
                               const QHostAddress& address, LiveShare& share)
    : QObject(&peer)
    , m_peer(peer)
    , m_caller(caller)
    , m_address(address)
    , m_share(share)
    , m_dashboard(share.context.hub.attend())
{
    connect(&peer, &WebSocketPeer::textReceived, this, &LiveConnection::onText);
}

bool LiveConnection::watch(const SnapshotRequest& view, std::optional<quint64> since)
{
    if (!m_share.views.hasRoomFor(view))
        return false;
    m_share.views.leave(m_watcher);
    m_watcher = m_share.views.watch(*this, view, since);
    return true;
}

void LiveConnection::end()
{
    m_share.views.leave(m_watcher);
    m_share.followers.leave(m_peer);
    for (const quint64 number : std::exchange(m_asked, {}))
        m_share.archive->drop(number);
    if (m_replay != 0)
        m_share.replays->drop(m_replay);
    if (m_traveller != 0)
        m_share.moments->leave(m_traveller);
    m_share.context.hub.leave(m_dashboard);
}

void LiveConnection::send(const QByteArray& frame)
{
    m_peer.send(withLiveId(frame, std::exchange(m_watchId, {})));
}

void LiveConnection::onText(const QByteArray& text)
{
    // Who asks on without reading would have the answers pile up here.
    if (queuedBytes() > m_share.context.limits.subscriberHardBytes)
        return close(SocketCloseCode::tryAgainLater, QByteArrayLiteral("Too slow"));
    switch (m_budget.ask(m_share.context.limits, m_share.context.clock.steady(),
                         questionsIn(text.size()))) {
    case QuestionBudget::Verdict::Answer:
        return answer(text);
    case QuestionBudget::Verdict::Refuse:
        return refuse(readLiveId(text), tooManyQuestions);
    case QuestionBudget::Verdict::Close:
        m_peer.noteRefused(Refused::Limit);
        return close(SocketCloseCode::policyViolated, QByteArrayLiteral("Too many questions"));
    }
}

void LiveConnection::answer(const QByteArray& text)
{
    const LiveRequest request = readLiveRequest(text);
    std::visit([&](const auto& what) { answer(request.id, what); }, request.what);
}

void LiveConnection::refuse(const std::string& id, std::string_view why, Refused reason)
{
    m_peer.noteRefused(reason);
    m_peer.send(liveError(id, why));
}

void LiveConnection::answer(const std::string& id, const BadLiveRequest& bad)
{
    refuse(id, bad.message, Refused::BadInput);
}

void LiveConnection::answer(const std::string& id, const WatchRequest& request)
{
    if (!mayLook(request.view))
        return refuse(id, tooManyQuestions);
    m_watchId = id;
    if (!watch(request.view, std::nullopt))
        refuse(std::exchange(m_watchId, {}), "Too many different views are watched: try again");
}

/// The frame itself was one question.
bool LiveConnection::mayLook(const SnapshotRequest& view)
{
    if (!LookRates::isCostly(view))
        return true;
    const EndpointContext& context = m_share.context;
    return m_budget.ask(context.limits, context.clock.steady(), LookRates::questionsOfLook - 1) ==
               QuestionBudget::Verdict::Answer &&
           context.looks.waitToLook(m_caller, m_address) == 0;
}

void LiveConnection::answer(const std::string& id, const FollowRequest& request)
{
    if (request.session)
        return m_share.followers.follow(m_peer, *request.session, id);
    m_share.followers.leave(m_peer);
    m_peer.send(liveDone(id));
}

void LiveConnection::answer(const std::string& id, const HistoryRequest& request)
{
    if (const Result<void> good = checkRequest(request, Archive::maxPoints); !good)
        return refuse(id, good.error(), Refused::BadInput);
    ask(id, [id, request](Archive& archive) {
        const Result<History> history = archive.history(request);
        return history ? liveHistory(id, *history) : cannotRead(id, history.error());
    });
}

void LiveConnection::answer(const std::string& id, const VisitQuery& query)
{
    ask(id, [id, query](Archive& archive) {
        const Result<VisitsFound> found = archive.visits(query);
        return found ? liveVisits(id, *found) : cannotRead(id, found.error());
    });
}

void LiveConnection::answer(const std::string& id, const VisitRequest& request)
{
    ask(id, [id, number = request.visit](Archive& archive) {
        const Result<std::optional<SessionView>> visit = archive.visit(number);
        return visit ? liveVisit(id, *visit) : cannotRead(id, visit.error());
    });
}

void LiveConnection::answer(const std::string& id, const AlertReplayRequest& asked)
{
    const Result<AlertReplayRequest> request = checkReplay(asked, m_share.context.clock.now());
    if (!m_share.replays)
        return refuse(id, nothingKept, Refused::BadInput);
    if (!request)
        return refuse(id, request.error(), Refused::BadInput);
    const auto tell = [this, id](const Result<AlertComparison>& comparison) {
        m_replay = 0;
        if (comparison)
            m_peer.send(liveReplay(id, *comparison));
        else if (comparison.error() == AlertReplays::newerAsked)
            m_peer.send(liveError(id, comparison.error()));
        else
            m_peer.send(cannotRead(id, comparison.error()));
    };
    m_replay = m_share.replays->ask(*request, tell, replayingClient());
    if (m_replay == 0)
        refuse(id, "Too much is being read at the moment: try again");
}

/// Each socket of an operator, and all that one share link has from one address.
std::string LiveConnection::replayingClient() const
{
    const std::string client = replayClient(m_caller, m_address);
    return isOperator() ? client + "/" + std::to_string(m_dashboard) : client;
}

void LiveConnection::answer(const std::string& id, const MomentRequest& asked)
{
    constexpr double questionsOfMoment = 4;
    const TimeMs now = m_share.context.clock.now();
    if (!m_share.moments)
        return refuse(id, nothingKept, Refused::BadInput);
    // The client's clock may be a little ahead.
    if (asked.at > now + minuteMs || asked.at < now - m_share.context.limits.storeKeptMs)
        return refuse(id, "at: a moment of the past that is kept is needed", Refused::BadInput);
    if (!mayLook(asked.view))
        return refuse(id, tooManyQuestions);
    const MomentRequest request{std::min(asked.at, now), asked.view};
    if (m_budget.ask(m_share.context.limits, m_share.context.clock.steady(), questionsOfMoment) !=
        QuestionBudget::Verdict::Answer)
        return refuse(id, tooManyQuestions);
    if (m_momentId)
        m_peer.send(liveError(*m_momentId, "A newer question took its place"));
    m_momentId = id;
    if (m_traveller == 0)
        m_traveller = m_share.moments->newTraveller();
    m_share.moments->ask(m_traveller, request, [this](const Result<Moment>& moment) {
        const std::string question = std::exchange(m_momentId, std::nullopt).value_or(std::string());
        m_peer.send(moment ? liveMoment(question, *moment) : liveError(question, moment.error()));
    });
}

void LiveConnection::answer(const std::string& id, const LeaveRequest&)
{
    leavePast();
    m_peer.send(liveDone(id));
}

void LiveConnection::leavePast()
{
    if (m_traveller != 0)
        m_share.moments->leave(std::exchange(m_traveller, 0));
    if (m_momentId)
        m_peer.send(liveError(*std::exchange(m_momentId, std::nullopt), "The past was left"));
}

void LiveConnection::answer(const std::string& id, const SensitivityRequest& request)
{
    if (!mayChange(id) || !hasRoom(id))
        return;
    m_share.sensitivities.choose(request.site, request.sensitivity, whenChosen(id));
}

void LiveConnection::answer(const std::string& id, const GoalRequest& request)
{
    if (!mayChange(id) || !hasRoom(id))
        return;
    m_share.goals.choose(request.site, request.name, request.isGoal, whenChosen(id));
}

void LiveConnection::answer(const std::string& id, const MarkRequest& request)
{
    if (!mayChange(id) || !hasRoom(id))
        return;
    Mark mark = request.mark;
    if (request.isTakenBack)
        return m_share.marks.remove(mark.site, mark.at, whenChosen(id));
    if (mark.at == epoch)
        mark.at = m_share.context.clock.now();
    m_share.marks.add(mark, whenChosen(id));
}

void LiveConnection::answer(const std::string& id, const SeenRequest& request)
{
    if (!mayChange(id) || !hasRoom(id))
        return;
    const std::optional<Alert> alert = knownAlert(m_share.context.model, request);
    if (!alert)
        return refuse(id, unknownAlert, Refused::BadInput);
    if (request.isSeen)
        m_share.alertHandling.see(AlertKey(*alert), whenChosen(id));
    else
        m_share.alertHandling.unsee(AlertKey(*alert), whenChosen(id));
}

void LiveConnection::answer(const std::string& id, const MuteRequest& request)
{
    if (!mayChange(id) || !hasRoom(id))
        return;
    if (request.isMuted)
        m_share.alertHandling.mute(request.topic, whenChosen(id));
    else
        m_share.alertHandling.unmute(request.topic, whenChosen(id));
}

void LiveConnection::answer(const std::string& id, const BotRequest& request)
{
    if (mayChange(id) && hasRoom(id))
        m_share.filterChoices.choose(request.name, request.counts, whenChosen(id));
}

ChoiceKeeper::Acknowledge LiveConnection::whenChosen(const std::string& id)
{
    ++m_changing;
    return [self = QPointer<LiveConnection>(this), id](const Result<void>& kept) {
        if (self)
            self->endChange(id, kept ? std::string() : kept.error());
    };
}

void LiveConnection::answer(const std::string& id, const ClearRequest&)
{
    if (!mayChange(id) || !hasRoom(id))
        return;
    ++m_changing;
    m_share.context.ingest.clear([self = QPointer<LiveConnection>(this), id](Ingest::Fate fate) {
        if (self)
            self->endChange(id, fate == Ingest::Fate::Kept ? "" : clearedNotStored);
    });
}

void LiveConnection::endChange(const std::string& id, std::string_view trouble)
{
    --m_changing;
    if (trouble.empty())
        m_peer.send(liveDone(id));
    else
        refuse(id, trouble);
}

void LiveConnection::answer(const std::string& id, const LoginRequest&)
{
    if (!mayChange(id))
        return;
    const QByteArray path = m_share.loginPath();
    if (path.isEmpty())
        return refuse(id, "There is no login", Refused::BadInput);
    m_peer.send(liveLogin(id, path));
}

bool LiveConnection::mayChange(const std::string& id)
{
    if (isOperator())
        return true;
    refuse(id, "Only an operator may do this", Refused::Access);
    return false;
}

bool LiveConnection::hasRoom(const std::string& id)
{
    if (m_asked.size() + m_changing < maxWaiting)
        return true;
    refuse(id, "Too many questions wait for their answer");
    return false;
}

void LiveConnection::ask(const std::string& id, std::function<QByteArray(Archive&)> question)
{
    if (!m_share.archive)
        return refuse(id, nothingKept, Refused::BadInput);
    if (!hasRoom(id))
        return;
    const quint64 number =
        m_share.archive->ask<QByteArray>(std::move(question), [this](const QByteArray& frame) {
            m_asked.pop_front();
            m_peer.send(frame);
        });
    if (number == 0)
        return refuse(id, "Too much is being read at the moment: try again");
    m_asked.push_back(number);
}

} // namespace footfall
