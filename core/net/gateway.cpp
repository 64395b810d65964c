// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/gateway.h"

#include "core/base/log.h"
#include "core/base/text/ascii.h"
#include "core/base/time/clock.h"
#include "core/http/connection/body_stream.h"
#include "core/http/connection/connection_registry.h"
#include "core/http/message/replies.h"
#include "core/http/qt/http_bridge.h"
#include "core/http/socket/listener.h"
#include "core/http/tls/certificate_reloader.h"
#include "core/http/websocket/web_socket_server.h"
#include "core/net/access/forwarded.h"
#include "core/net/refusals/refusal_book.h"
#include "core/net/request_router.h"

#include <QTimer>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

namespace footfall {

namespace {

/// How often deadlines are looked at.
constexpr int tickMs = 250;
/// How long requests under way may take once the server is to go.
constexpr DurationMs drainMs = 2'000;

/// What an answer refuses, by what it says and else by its status. Not found is what is not there
/// any more, unless the handler says so.
RefusalCounts refusalsOf(const RefusalCounts& said, int status)
{
    if (said.total() > 0)
        return said;
    switch (status) {
    case status::unauthorized:
    case status::forbidden:
        return {.access = 1};
    case 408:
    case status::contentTooLarge:
    case 414:
    case status::tooManyRequests:
    case 431:
    case status::serviceUnavailable:
        return {.limit = 1};
    case status::badRequest:
    case 405:
    case status::unsupportedMediaType:
    case 417:
    case 426:
    case 501:
    case 505:
        return {.badInput = 1};
    default:
        return {};
    }
}

/// Of more headers those that the answer does not say itself; of what it varies by, both say.
template <typename Says>
QList<HttpHeader> unsaid(const QList<HttpHeader>& more, const Says& says)
{
    QList<HttpHeader> missing;
    std::copy_if(more.begin(), more.end(), std::back_inserter(missing),
                 [&](const HttpHeader& header) {
                     return header.name == "Vary" || !says(viewOf(header.name));
                 });
    return missing;
}

void complete(QList<HttpHeader>& headers, const QList<HttpHeader>& more)
{
    headers += unsaid(more, [&](std::string_view name) {
        return std::any_of(headers.begin(), headers.end(),
                           [&](const HttpHeader& own) { return own.is(name); });
    });
}

HttpResponse noCapacity(ConnectionRegistry::Capacity capacity)
{
    return capacity == ConnectionRegistry::Capacity::NoneAtAll
               ? HttpResponse::error(status::serviceUnavailable, "Too many connections")
               : HttpResponse::error(status::tooManyRequests,
                                     "Too many connections from this address");
}

/// Of all that one address has asked for and does not read, no more is kept.
HttpResponse tooMuchUnread()
{
    return tryLater("Too many answers to your address wait unread", secondMs);
}

bool onlyReads(const HttpRequest& request)
{
    return request.method == "GET";
}

/// Whether an answer may wait until it is read. What was done and is not said would be done again.
bool mayWait(const Connection& client, bool onlyReads, qint64 bytes)
{
    return !onlyReads || client.hasRoomFor(bytes);
}

} // namespace

struct Gateway::State final : public RequestHandler
{
    class Target;

    // Connections hold on to the bridges and to the share, so they come last and go first.
    Gateway& gateway;
    const RouteTable routes;
    const RequestRouter router;
    HttpBridge http;
    WebSocketServer sockets;
    ConnectionShare share;
    std::optional<CertificateReloader> tls;
    QList<PeerNetwork> proxies;
    std::vector<std::unique_ptr<Listener>> listeners;
    ConnectionRegistry registry;
    QTimer ticker;
    GatewayCounts counts;
    RefusalBook refusals;
    SteadyTime drainUntil = {};
    bool drained = false;

    State(Gateway& g, RouteTable table, Admission admission, const Limits& limits,
          const Clock& clock, Stages& stages)
        : gateway(g)
        , routes(std::move(table))
        , router(routes, std::move(admission))
        , http(routes)
        , sockets(limits, clock)
        , share(limits, clock, stages)
        , registry(limits, descriptorLimit())
        , refusals(clock)
    {
        connect(&sockets, &WebSocketServer::clientRefused, &gateway,
                [this](const QHostAddress& peer, Refused why) { refusals.note(peer, why); });
    }
    ~State() override { closeAll(); }

    void accept(Descriptor socket, const QHostAddress& peer);
    QHostAddress clientOf(const Connection& connection, const HttpRequest& known) const override
    {
        return clientBehindProxies(known, connection.peer(), proxies);
    }
    void handle(Connection& connection, HttpRequest& request) override;
    void refuse(Connection& connection, const Refusal& refusal, const HttpRequest& known) override;
    void dropped(const Connection& connection, Refused why) override
    {
        refusals.note(connection.client(), why);
    }
    void closed(Connection& connection) override { registry.leave(connection); }

    void serve(Connection& connection, HttpRequest& request, const Decision& decision);
    void openSocket(Connection& connection, const HttpRequest& request, const Decision& decision);
    void answer(Connection& connection, HttpResponse response, const QList<HttpHeader>& more);
    void answerOurselves(Connection& connection, HttpResponse response,
                         const QList<HttpHeader>& more);
    void passOn(Connection& connection, const HttpRequest& request, const PrintedAnswer& printed,
                const QList<HttpHeader>& more);
    StreamPeer* stream(Connection& connection, HttpResponse head, const QList<HttpHeader>& more);
    void tick();
    void tidy();
    void closeIdle();
    void closeAll();
};

/// The client of one request. Whoever answers late may find it gone, and then perhaps the gateway
/// too.
class Gateway::State::Target final : public AnswerTarget
{
public:
    Target(State& state, Connection& client, const HttpRequest& request, QList<HttpHeader> more)
        : m_state(state)
        , m_onlyReads(onlyReads(request))
        , m_client(client.weak_from_this())
        , m_more(std::move(more))
    {
    }

    void answer(HttpResponse response) override
    {
        const std::shared_ptr<Connection> client = m_client.lock();
        if (!client)
            return;
        if (mayWait(*client, m_onlyReads, response.body.size()))
            m_state.answer(*client, std::move(response), m_more);
        else
            m_state.answerOurselves(*client, tooMuchUnread(), m_more);
    }
    StreamPeer* stream(const HttpResponse& head) override
    {
        const std::shared_ptr<Connection> client = m_client.lock();
        return client ? m_state.stream(*client, head, m_more) : nullptr;
    }
    void watch(std::function<void()> left) override
    {
        if (const std::shared_ptr<Connection> client = m_client.lock())
            client->watch(std::move(left));
    }

private:
    State& m_state;
    const bool m_onlyReads;
    const std::weak_ptr<Connection> m_client;
    const QList<HttpHeader> m_more;
};

void Gateway::State::accept(Descriptor socket, const QHostAddress& peer)
{
    if (registry.isOverrun()) {
        refusals.note(peer, Refused::Limit);
        return;
    }
    const ConnectionRegistry::Capacity capacity = registry.capacityFor(peer);
    ClientSocket client(std::move(socket), tls ? &tls->current() : nullptr);
    Connection& connection =
        registry.enter(std::make_shared<Connection>(std::move(client), peer, share, *this));
    if (capacity == ConnectionRegistry::Capacity::Free)
        return connection.start();
    const HttpResponse answer = noCapacity(capacity);
    refusals.note(peer, {.limit = 1}, viewOf(answer.body));
    connection.turnAway(answer);
}

void Gateway::State::handle(Connection& connection, HttpRequest& request)
{
    seeBehindProxies(request, proxies);
    if (!connection.hasRoomFor(0))
        return answerOurselves(connection, tooMuchUnread(), router.headersOf(request));
    const Decision decision = router.decide(request);
    if (decision.answer)
        answerOurselves(connection, *decision.answer, decision.headers);
    else if (decision.socket)
        openSocket(connection, request, decision);
    else
        serve(connection, request, decision);
}

void Gateway::State::refuse(Connection& connection, const Refusal& refusal,
                            const HttpRequest& known)
{
    answerOurselves(connection, HttpResponse::error(refusal.status, refusal.message),
                    router.headersOf(known));
}

void Gateway::State::serve(Connection& connection, HttpRequest& request, const Decision& decision)
{
    if (const auto* answer = std::get_if<AsyncHandler>(&decision.route->handler))
        (*answer)(request, Responder(std::make_unique<Target>(*this, connection, request,
                                                              decision.headers)));
    else
        passOn(connection, request, http.handle(request), decision.headers);
}

void Gateway::State::openSocket(Connection& connection, const HttpRequest& request,
                                const Decision& decision)
{
    const SocketRoute& route = *decision.socket;
    Upgrade upgrade = route.open(request);
    if (auto* refusal = std::get_if<HttpResponse>(&upgrade))
        return answer(connection, std::move(*refusal), decision.headers);
    ++counts.requests;
    connection.upgrade([&](ByteOutput& output) {
        using Wiring = WebSocketServer::Wiring;
        const Wiring wiring = route.plane == Plane::Visitor ? Wiring::Page : Wiring::Qt;
        return sockets.open(request, std::get<PeerHandler>(upgrade), output, wiring,
                            route.messageBytes);
    });
}

void Gateway::State::answer(Connection& connection, HttpResponse response,
                            const QList<HttpHeader>& more)
{
    ++counts.requests;
    refusals.note(connection.client(), refusalsOf(response.refused, response.status),
                  viewOf(response.body));
    complete(response.headers, more);
    connection.answer(response);
}

void Gateway::State::passOn(Connection& connection, const HttpRequest& request,
                            const PrintedAnswer& printed, const QList<HttpHeader>& more)
{
    if (!mayWait(connection, onlyReads(request), qint64(printed.body.size())))
        return answerOurselves(connection, tooMuchUnread(), more);
    ++counts.requests;
    refusals.note(connection.client(), refusalsOf(printed.refused, printed.status), printed.body);
    connection.answer(printed,
                      unsaid(more, [&](std::string_view name) { return printed.hasField(name); }));
}

void Gateway::State::answerOurselves(Connection& connection, HttpResponse response,
                                     const QList<HttpHeader>& more)
{
    if (response.status == status::notFound)
        response.refused.badInput = 1;
    answer(connection, std::move(response), more);
}

StreamPeer* Gateway::State::stream(Connection& connection, HttpResponse head,
                                   const QList<HttpHeader>& more)
{
    ++counts.requests;
    complete(head.headers, more);
    const auto coding = head.chunked ? BodyStream::Coding::Chunked : BodyStream::Coding::Plain;
    StreamPeer* peer = nullptr;
    connection.stream(head, [&](ByteOutput& output) {
        auto stream = std::make_unique<BodyStream>(output, coding);
        peer = stream.get();
        return stream;
    });
    return peer;
}

void Gateway::State::tick()
{
    share.deadlines.expire();
    if (tls)
        tls->tick();
    sockets.tick();
    for (const std::unique_ptr<Listener>& listener : listeners) {
        if (listener->isPaused())
            listener->resume();
    }
    if (share.stopping && share.clock.steady() >= drainUntil)
        closeAll();
    else if (share.stopping)
        closeIdle();
    if (const std::string refused = refusals.report(); !refused.empty())
        qCInfo(logNet, "refused since the last such line: %s", refused.c_str());
    tidy();
}

void Gateway::State::tidy()
{
    registry.forgetLeft();
    if (share.stopping && registry.size() == 0 && !std::exchange(drained, true)) {
        ticker.stop();
        Q_EMIT gateway.drained();
    }
}

void Gateway::State::closeIdle()
{
    for (const std::shared_ptr<Connection>& connection : registry.all())
        connection->closeIfIdle();
}

void Gateway::State::closeAll()
{
    for (const std::shared_ptr<Connection>& connection : registry.all())
        connection->close();
    registry.forgetLeft();
}

Gateway::Gateway(RouteTable routes, Admission admission, const Limits& limits, const Clock& clock,
                 Stages& stages, QObject* parent)
    : QObject(parent)
    , m_state(std::make_unique<State>(*this, std::move(routes), std::move(admission), limits, clock,
                                      stages))
{
    m_state->ticker.setInterval(tickMs);
    connect(&m_state->ticker, &QTimer::timeout, this, [this] { m_state->tick(); });
    connect(&m_state->share.poller, &Poller::turnDone, this, [this] { m_state->tidy(); });
}

Gateway::~Gateway() = default;

Result<void> Gateway::encrypt(const TlsFiles& files)
{
    Result<CertificateReloader> reloader = CertificateReloader::open(files, m_state->share.clock);
    if (!reloader)
        return Error{reloader.error()};
    m_state->tls.emplace(std::move(*reloader));
    return {};
}

void Gateway::trust(const QList<PeerNetwork>& proxies)
{
    m_state->proxies = proxies;
    m_state->registry.exempt(proxies);
}

Result<quint16> Gateway::listen(const QHostAddress& address, quint16 port)
{
    Result<Descriptor> socket = Listener::socketAt(address, port);
    if (!socket)
        return Error{socket.error()};
    return listen(std::move(*socket));
}

quint16 Gateway::listen(Descriptor socket)
{
    const auto accept = [state = m_state.get()](Descriptor client, const QHostAddress& peer) {
        state->accept(std::move(client), peer);
    };
    m_state->listeners.push_back(
        std::make_unique<Listener>(std::move(socket), m_state->share.poller, accept));
    m_state->ticker.start();
    return m_state->listeners.back()->port();
}

void Gateway::shutDown()
{
    State& state = *m_state;
    if (std::exchange(state.share.stopping, true))
        return;
    state.drainUntil = state.share.clock.steady() + drainMs;
    for (const std::unique_ptr<Listener>& listener : state.listeners)
        listener->stop();
    state.sockets.closeAll();
    // Who has just come is about to ask: the next tick closes it if it does not.
    for (const std::shared_ptr<Connection>& connection : state.registry.all()) {
        if (connection->hasAsked())
            connection->closeIfIdle();
    }
    state.ticker.start();
}

void Gateway::closeGrant(quint64 grant)
{
    m_state->sockets.closeGrant(grant);
}

void Gateway::noteRefused(const QHostAddress& client, Refused why, std::string_view answer)
{
    m_state->refusals.note(client, why, answer);
}

GatewayCounts Gateway::counts() const
{
    GatewayCounts counts = m_state->counts;
    counts.refused = m_state->refusals.counts();
    counts.failedHandshakes = m_state->share.failedHandshakes;
    counts.connections = m_state->registry.size();
    counts.webSockets = m_state->sockets.openCount();
    return counts;
}

const RefusalBook& Gateway::refusals() const
{
    return m_state->refusals;
}

} // namespace footfall
