// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/remote_source.h"

#include "core/base/log.h"
#include "core/base/text/ascii.h"
#include "core/http/socket/peer_address.h"
#include "core/protocol/live/client/live_client_frames.h"
#include "core/remote/remote_connection.h"

#include <QRandomGenerator>

namespace footfall {

namespace {

using Phase = SourceState::Phase;

QStringList textsOf(const std::vector<std::string>& texts)
{
    QStringList list;
    for (const std::string& text : texts)
        list.append(QString::fromStdString(text));
    return list;
}

/// An address in a form that can stand in a page, whatever the server sends; empty when it is none.
QString webAddress(const std::string& text)
{
    const QUrl url(QString::fromStdString(text), QUrl::StrictMode);
    const bool isWeb =
        url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    return isWeb && !url.host().isEmpty() ? url.toString(QUrl::FullyEncoded) : QString();
}

/// The public one; else where we reach it, and by what else others do. A way through a tunnel,
/// which ends at this machine, is no place for others.
QStringList siteAddressesOf(const RemoteAddress& address, const LiveServerState& state)
{
    if (const QString url = webAddress(state.publicUrl); !url.isEmpty())
        return {url};
    const QString origin = address.origin();
    QStringList all;
    for (const std::string& told : state.addresses) {
        const QString url = webAddress(told);
        if (!url.isEmpty() && !isLoopbackAuthority(QUrl(url).authority().toStdString()))
            all.append(url);
    }
    const bool isTunnel = isLoopbackAuthority(QUrl(origin).authority().toStdString());
    if (!isTunnel || all.isEmpty())
        all.prepend(origin);
    all.removeDuplicates();
    return all;
}

} // namespace

RemotePace RemotePace::usual()
{
    RemotePace pace;
    pace.chance = [] { return QRandomGenerator::global()->generateDouble(); };
    return pace;
}

RemoteSource::RemoteSource(const RemoteAddress& address, const RemotePace& pace, const Clock& clock,
                           QObject* parent)
    : LiveSource(parent)
    , m_address(address)
    , m_pace(pace)
    , m_backoff(pace.firstRetryMs, pace.maxRetryMs, pace.chance)
    , m_publish(pace.snapshotGapMs, clock, [this] { publish(); })
{
    m_state.host = address.host();
    m_state.addresses = QStringList{address.origin()};
    m_state.mayChange = false;
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &RemoteSource::open);
}

RemoteSource::~RemoteSource() = default;

void RemoteSource::setRequest(const SnapshotRequest& request)
{
    const bool selects = request.selected != m_request.selected;
    m_request = request;
    if (selects)
        m_selected.reset();
    if (!m_connection && !m_retry.isActive() && m_state.phase != Phase::Failed)
        return open();
    if (selects)
        follow();
    watch();
}

void RemoteSource::open()
{
    const SnapshotRequest view = liveView(m_request);
    if (view != m_view)
        setView(view);
    m_reader.expect(m_view);
    auto query = liveQuery(m_view);
    if (m_isHeld)
        query.emplace_back("since", std::to_string(m_reader.held()->sequence));
    m_connection = new RemoteConnection(m_address, m_address.live(query), m_pace.silenceMs, this);
    connect(m_connection, &RemoteConnection::opened, this, &RemoteSource::greet);
    connect(m_connection, &RemoteConnection::frameReceived, this, &RemoteSource::read);
    connect(m_connection, &RemoteConnection::ended, this, &RemoteSource::lose);
}

void RemoteSource::setView(const SnapshotRequest& view)
{
    // What befell another site in the past is no news.
    if (view.filter.site != m_view.filter.site)
        m_newestAlert.reset();
    m_view = view;
    m_isHeld = false;
}

/// Asks for what the address of the connection could not say.
void RemoteSource::greet()
{
    watch();
    if (m_request.selected)
        follow();
    for (const std::string& frame : m_questions.frames())
        m_connection->send(frame);
}

void RemoteSource::closeConnection()
{
    if (!m_connection)
        return;
    m_connection->disconnect(this);
    m_connection->deleteLater();
    m_connection = nullptr;
    m_watching = m_following = m_loginAsked = 0;
    if (std::exchange(m_choosing, 0) != 0)
        Q_EMIT sensitivityRefused(noConnectionText());
    if (std::exchange(m_choosingGoal, 0) != 0)
        Q_EMIT goalRefused(noConnectionText());
    if (std::exchange(m_handling, 0) != 0)
        Q_EMIT alertHandlingRefused(noConnectionText());
    if (std::exchange(m_choosingBot, 0) != 0)
        Q_EMIT botRefused(noConnectionText());
    m_isRefused = false;
}

void RemoteSource::lose(const RemoteFailure& failure)
{
    closeConnection();
    if (failure.retry == RemoteFailure::Retry::Never) {
        setPhase(Phase::Failed, failure.detail);
        return failAll(m_questions.takeAll());
    }
    const bool isSlow = failure.retry == RemoteFailure::Retry::Slowly;
    m_retry.start(int(isSlow ? m_backoff.longest() : m_backoff.next()));
    setPhase(lostPhase(), failure.detail);
}

void RemoteSource::tryAgain()
{
    if (m_state.phase != Phase::Failed && !m_retry.isActive())
        return;
    m_retry.stop();
    setPhase(lostPhase(), {});
    open();
}

Phase RemoteSource::lostPhase() const
{
    return m_reader.held() ? Phase::Reconnecting : Phase::Starting;
}

void RemoteSource::setPhase(Phase phase, const QString& detail)
{
    const bool mayChange = phase == Phase::Live && m_isOperator;
    if (phase == m_state.phase && detail == m_state.detail && mayChange == m_state.mayChange)
        return;
    m_state.phase = phase;
    m_state.detail = detail;
    m_state.mayChange = mayChange;
    Q_EMIT stateChanged(m_state);
}

void RemoteSource::read(const QByteArray& json)
{
    const Result<LiveFrame> frame = m_reader.read(viewOf(json));
    if (frame) {
        std::visit([&](const auto& content) { take(frame->id, content); }, frame->content);
        return;
    }
    qCWarning(logNet, "%s: %s", qUtf8Printable(m_state.host), frame.error().c_str());
    m_isHeld = false;
    lose(nonsenseFailure(m_state.host));
}

void RemoteSource::take(std::uint64_t, const LiveServerState& state)
{
    m_isOperator = state.mayChange;
    m_state.mayChange = isLive() && m_isOperator;
    m_state.simulated = state.simulated;
    m_state.refused = state.refused;
    m_state.sites = textsOf(state.sites);
    m_state.trackers = state.trackers ? std::optional(textsOf(*state.trackers)) : std::nullopt;
    m_state.store = state.store;
    m_state.webhooks = state.webhooks;
    m_state.marks = state.marks;
    m_state.filtered = state.filtered;
    m_state.refusals = state.refusals;
    m_state.sensitivities = state.sensitivities;
    m_state.timeZone = QString::fromStdString(state.timeZone);
    m_state.publicUrl = webAddress(state.publicUrl);
    m_state.siteAddresses = siteAddressesOf(m_address, state);
    Q_EMIT stateChanged(m_state);
}

void RemoteSource::take(std::uint64_t id, const LiveViewChange& change)
{
    const bool isAnswer = id != 0 && id == m_watching;
    if (m_isRefused || (m_watching != 0 && !isAnswer))
        return; // still of the view before
    m_watching = 0;
    m_isHeld = true;
    // Not before: a server that only ever sends nonsense after a snapshot is asked ever less often.
    if (!change.isWhole)
        m_backoff.reset();
    setPhase(Phase::Live, {});
    tellAlerts(change);
    publishSoon();
    watch();
}

void RemoteSource::tellAlerts(const LiveViewChange& change)
{
    const auto before = m_newestAlert;
    if (!m_newestAlert)
        m_newestAlert.emplace(0, 0);
    for (auto alert = change.alerts.rbegin(); alert != change.alerts.rend(); ++alert) {
        // After a restart the server may count from the beginning again.
        const bool isNew = before && (alert->id > before->first || alert->at > before->second);
        if (isNew || !before)
            // What is over may be dated before what was told earlier.
            *m_newestAlert = {alert->id, std::max(alert->at, m_newestAlert->second)};
        if (isNew && alert->isTold)
            Q_EMIT alertRaised(*alert);
    }
}

void RemoteSource::take(std::uint64_t id, const LiveFollowed& followed)
{
    if (id != 0 && id == m_following)
        m_following = 0;
    if (m_following != 0 || !m_request.selected)
        return; // still of the session before
    m_selected = followed.session;
    publishSoon();
}

template <typename Question>
std::optional<Question> RemoteSource::answered(std::uint64_t id)
{
    const std::optional<PastQuestion> question = m_questions.take(id);
    if (!question)
        return std::nullopt;
    if (const auto* asked = std::get_if<Question>(&*question))
        return *asked;
    Q_EMIT questionFailed(*question, tr("The server answered something else."));
    return std::nullopt;
}

void RemoteSource::take(std::uint64_t id, const LiveHistory& history)
{
    if (const auto request = answered<HistoryRequest>(id))
        Q_EMIT historyReady(wholeHistory(*request, history));
}

void RemoteSource::take(std::uint64_t id, const LiveVisits& visits)
{
    if (const auto query = answered<VisitQuery>(id))
        Q_EMIT visitsFound({*query, visits.visits, visits.next});
}

void RemoteSource::take(std::uint64_t id, const LiveVisit& visit)
{
    const auto request = answered<VisitRequest>(id);
    if (request && visit.visit)
        Q_EMIT visitOpened(*visit.visit);
    else if (request)
        Q_EMIT questionFailed(*request, tr("It is no longer kept."));
}

void RemoteSource::take(std::uint64_t id, const LiveReplay& replay)
{
    if (const auto request = answered<AlertReplayRequest>(id)) {
        AlertComparison comparison = replay.comparison;
        comparison.request = *request;
        Q_EMIT alertsCompared(comparison);
    }
}

void RemoteSource::take(std::uint64_t id, const LiveMoment& moment)
{
    const auto request = answered<MomentRequest>(id);
    if (request && moment.snapshot)
        Q_EMIT momentReady({*request, moment.snapshot});
    else if (request)
        Q_EMIT questionFailed(*request, tr("The server answered something else."));
}

void RemoteSource::take(std::uint64_t id, const LiveDone&)
{
    if (id == m_choosing)
        m_choosing = 0;
    if (id == m_choosingGoal)
        m_choosingGoal = 0;
    if (id == m_marking)
        m_marking = 0;
    if (id == m_handling)
        m_handling = 0;
    if (id == m_choosingBot)
        m_choosingBot = 0;
}

void RemoteSource::take(std::uint64_t id, const LiveLogin& login)
{
    if (id == 0 || id != m_loginAsked)
        return;
    m_loginAsked = 0;
    if (const QUrl link = m_address.page(QString::fromStdString(login.path)); link.isValid())
        Q_EMIT dashboardLinkReady(link);
}

void RemoteSource::take(std::uint64_t id, const LiveRefusal& refusal)
{
    qCWarning(logNet, "%s: %s", qUtf8Printable(m_state.host), refusal.message.c_str());
    if (const auto question = m_questions.take(id))
        Q_EMIT questionFailed(*question, QString::fromStdString(refusal.message));
    if (id != 0 && id == m_choosing) {
        m_choosing = 0;
        Q_EMIT sensitivityRefused(QString::fromStdString(refusal.message));
    }
    if (id != 0 && id == m_choosingGoal) {
        m_choosingGoal = 0;
        Q_EMIT goalRefused(QString::fromStdString(refusal.message));
    }
    if (id != 0 && id == m_marking) {
        m_marking = 0;
        Q_EMIT markRefused(QString::fromStdString(refusal.message));
    }
    if (id != 0 && id == m_handling) {
        m_handling = 0;
        Q_EMIT alertHandlingRefused(QString::fromStdString(refusal.message));
    }
    if (id != 0 && id == m_choosingBot) {
        m_choosingBot = 0;
        Q_EMIT botRefused(QString::fromStdString(refusal.message));
    }
    if (id == 0 || id != m_watching)
        return;
    m_watching = 0;
    m_isRefused = true;
    setPhase(m_state.phase,
             tr("This cannot be shown: %1").arg(QString::fromStdString(refusal.message)));
}

void RemoteSource::snapshotTaken()
{
    m_isUnderWay = false;
    if (m_isStale)
        publishSoon();
}

void RemoteSource::publishSoon()
{
    m_isStale = true;
    if (m_isHeld && !m_isUnderWay)
        m_publish.soon();
}

void RemoteSource::publish()
{
    if (!m_isHeld)
        return; // another view was asked for meanwhile
    m_isStale = false;
    m_isUnderWay = true;
    auto snapshot = std::make_shared<Snapshot>(*m_reader.held());
    snapshot->selected = m_selected;
    Q_EMIT snapshotReady(snapshot);
}

/// One view is asked for at a time; what is wanted then is asked for once that has come.
void RemoteSource::watch()
{
    const SnapshotRequest view = liveView(m_request);
    if (!m_connection || !m_connection->isOpen() || m_watching != 0 || view == m_view)
        return;
    setView(view);
    m_isRefused = false;
    m_reader.expect(view);
    m_watching = ++m_lastId;
    m_connection->send(watchFrame(m_watching, view));
}

void RemoteSource::follow()
{
    if (!m_connection || !m_connection->isOpen())
        return;
    m_following = ++m_lastId;
    m_connection->send(followFrame(m_following, m_request.selected));
}

void RemoteSource::clear()
{
    if (m_state.mayChange)
        m_connection->send(clearFrame(++m_lastId));
}

void RemoteSource::ask(const PastQuestion& question)
{
    if (m_state.phase == Phase::Failed)
        return failAll({question});
    const std::uint64_t id = ++m_lastId;
    if (m_connection)
        m_connection->send(RemoteQuestions::frameOf(id, question));
    if (const auto left = m_questions.add(id, question))
        Q_EMIT questionFailed(*left, tr("Too many questions wait for their answer."));
}

QString RemoteSource::noConnectionText() const
{
    return tr("There is no connection with %1.").arg(m_state.host);
}

QString RemoteSource::cannotChangeText() const
{
    return isLive() ? tr("Only an operator may do this.") : noConnectionText();
}

void RemoteSource::failAll(const std::vector<PastQuestion>& questions)
{
    for (const PastQuestion& question : questions)
        Q_EMIT questionFailed(question, noConnectionText());
}

void RemoteSource::requestHistory(const HistoryRequest& request)
{
    ask(request);
}

void RemoteSource::searchVisits(const VisitQuery& query)
{
    ask(query);
}

void RemoteSource::openVisit(quint64 visit)
{
    ask(VisitRequest{visit});
}

void RemoteSource::compareAlerts(const AlertReplayRequest& request)
{
    ask(request);
}

void RemoteSource::requestMoment(const MomentRequest& request)
{
    m_reader.expectMoment(liveView(request.view));
    ask(request);
}

void RemoteSource::leavePast()
{
    if (isLive())
        m_connection->send(leaveFrame(++m_lastId));
}

void RemoteSource::chooseSensitivity(const std::optional<std::string>& site,
                                     Sensitivity sensitivity)
{
    if (!m_state.mayChange) {
        Q_EMIT sensitivityRefused(cannotChangeText());
        return;
    }
    m_choosing = ++m_lastId;
    m_connection->send(sensitivityFrame(m_choosing, site, sensitivity));
}

void RemoteSource::chooseGoal(const std::string& site, const std::string& name, bool isGoal)
{
    if (!m_state.mayChange) {
        Q_EMIT goalRefused(cannotChangeText());
        return;
    }
    m_choosingGoal = ++m_lastId;
    m_connection->send(goalFrame(m_choosingGoal, site, name, isGoal));
}

void RemoteSource::mark(const Mark& mark, bool isNoted)
{
    if (!m_state.mayChange) {
        Q_EMIT markRefused(cannotChangeText());
        return;
    }
    m_marking = ++m_lastId;
    m_connection->send(markFrame(m_marking, mark, isNoted));
}

void RemoteSource::addMark(const Mark& one)
{
    mark(one, true);
}

void RemoteSource::removeMark(const Mark& one)
{
    mark(one, false);
}

void RemoteSource::handle(const std::function<std::string(std::uint64_t id)>& frame)
{
    if (!m_state.mayChange) {
        Q_EMIT alertHandlingRefused(cannotChangeText());
        return;
    }
    m_handling = ++m_lastId;
    m_connection->send(frame(m_handling));
}

void RemoteSource::setAlertSeen(const Alert& alert, bool isSeen)
{
    handle([&](std::uint64_t id) { return alertSeenFrame(id, alert, isSeen); });
}

void RemoteSource::setAlertMuted(const AlertTopic& topic, bool isMuted)
{
    handle([&](std::uint64_t id) { return alertMuteFrame(id, topic, isMuted); });
}

void RemoteSource::chooseBot(const std::string& name, std::optional<bool> counts)
{
    if (!m_state.mayChange) {
        Q_EMIT botRefused(cannotChangeText());
        return;
    }
    m_choosingBot = ++m_lastId;
    m_connection->send(botFrame(m_choosingBot, name, counts));
}

void RemoteSource::requestDashboardLink()
{
    if (!isLive())
        return;
    if (!m_isOperator) {
        Q_EMIT dashboardLinkReady(m_address.sharedDashboard());
        return;
    }
    m_loginAsked = ++m_lastId;
    m_connection->send(loginFrame(m_loginAsked));
}

} // namespace footfall
