// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/connection/connection.h"

#include "core/base/text/ascii.h"
#include "core/base/time/clock.h"

#include <QElapsedTimer>

#include <utility>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>

namespace footfall {

namespace {

/// Requests of one connection that are served before the others have their turn.
constexpr int requestsPerTurn = 32;
/// What is read from an upgraded connection in a turn: each frame of a few bytes may be a question
/// that is costly to answer.
constexpr std::size_t frameBytesPerTurn = 4 * 1024;
/// With more than this unread by the client, no further request of it is taken up.
constexpr qsizetype unreadAnswerBytes = 64 * 1024;
/// Frames are gathered up to this size and sent together at the end of a turn.
constexpr qsizetype gatheredBytes = 16 * 1024;

/// A stream whose client acknowledges nothing for so long is closed: nothing else would tell that
/// its machine has gone.
constexpr unsigned unacknowledgedMs = 30'000;

constexpr std::uint32_t everyChange = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;

} // namespace

Connection::Connection(ClientSocket socket, const QHostAddress& peer, ConnectionShare& share,
                       RequestHandler& handler)
    : m_socket(std::move(socket))
    , m_peer(peer)
    , m_client(peer)
    , m_share(share)
    , m_handler(handler)
    , m_deadline(share.deadlines.add(this))
{
}

Connection::~Connection()
{
    m_share.deadlines.remove(m_deadline);
}

void Connection::start()
{
    m_share.deadlines.set(m_deadline, m_socket.isReady() ? Wait::Idle : Wait::Head);
    if (!m_share.poller.add(m_socket.descriptor(), everyChange, this))
        close();
}

void Connection::turnAway(const HttpResponse& response)
{
    start();
    if (m_phase == Phase::Closed)
        return;
    m_phase = Phase::Answering;
    m_frame.close = true;
    answer(response);
}

void Connection::ready(std::uint32_t events)
{
    if (events == 0)
        m_queued = m_waitsForHandshake = false;
    if (m_phase == Phase::Closed)
        return;
    if (events & (EPOLLERR | EPOLLHUP))
        return close();
    // To read, TLS may have waited to write, and the other way round.
    if (events != 0 && m_socket.isEncrypted())
        events |= EPOLLIN | EPOLLOUT;
    m_readable = !m_inputEnded && (m_readable || (events & (EPOLLIN | EPOLLRDHUP)));
    m_writable = m_writable || (events & EPOLLOUT);
    m_hungUp = m_hungUp || (events & EPOLLRDHUP);
    if (m_hungUp && m_left)
        return close();
    if (m_socket.isReady() || shakeHands())
        pass();
}

bool Connection::shakeHands()
{
    if (!m_share.handshakes.hasTime()) {
        if (!std::exchange(m_waitsForHandshake, true))
            m_share.handshakes.wait(m_peer, weak_from_this());
        return false;
    }
    QElapsedTimer clock;
    clock.start();
    const Transfer::Status status = m_socket.shakeHands();
    m_share.handshakes.took(clock.nsecsElapsed());
    switch (status) {
    case Transfer::Status::Done:
        m_share.deadlines.set(m_deadline, Wait::Idle);
        return true;
    case Transfer::Status::WouldBlock:
        return false;
    default:
        giveUpHandshake();
        return false;
    }
}

void Connection::giveUpHandshake()
{
    ++m_share.failedHandshakes;
    if (!m_socket.hearsPlainHttp()) {
        m_handler.dropped(*this, Refused::BadInput);
        return close();
    }
    m_socket.becomePlain();
    m_out = {};
    refuse({400, "This port speaks https"});
}

void Connection::pass()
{
    m_requestsLeft = requestsPerTurn;
    m_busy = true;
    m_share.stages.begin();
    flush();
    takeUp();
    receive();
    flush();
    m_busy = false;
    settle();
}

bool Connection::wantsInput() const
{
    switch (m_phase) {
    case Phase::Reading:
        return hasReadAllBut(unreadAnswerBytes);
    case Phase::Upgraded:
        // Whoever asks on without reading would have the answers pile up here.
        return hasReadAllBut(m_share.limits.subscriberSoftBytes);
    case Phase::Closing:
    case Phase::Lingering:
        return true;
    case Phase::Answering:
    case Phase::Closed:
        break;
    }
    return false;
}

/// Where its address leaves too much unread, a client is to read all that it was sent.
bool Connection::hasReadAllBut(qsizetype most) const
{
    return m_out.isEmpty() || (m_out.size() <= most && hasRoomFor(0));
}

void Connection::takeUp()
{
    if (!m_pending.isEmpty() && wantsInput())
        consume(viewOf(std::exchange(m_pending, {})));
}

void Connection::receive()
{
    if (!m_readable || m_inputEnded || !m_pending.isEmpty() || !wantsInput())
        return;
    const std::size_t room =
        m_phase == Phase::Upgraded ? frameBytesPerTurn : m_share.readBuffer.size();
    const Transfer got = m_socket.receive(m_share.readBuffer.data(), room);
    switch (got.status) {
    case Transfer::Status::Done:
        // Behind the last bytes the end may wait.
        m_readable = m_hungUp || got.more;
        return consume({m_share.readBuffer.data(), got.count});
    case Transfer::Status::WouldBlock:
        m_readable = false;
        return;
    case Transfer::Status::Ended:
        return inputEnded();
    case Transfer::Status::Failed:
        return close();
    }
}

void Connection::inputEnded()
{
    m_inputEnded = true;
    m_readable = false;
    const bool mayStillRead = m_phase == Phase::Reading || m_phase == Phase::Closing;
    if (mayStillRead && !m_out.isEmpty())
        m_phase = Phase::Closing;
    else
        close();
}

void Connection::consume(std::string_view bytes)
{
    while (!bytes.empty() && m_phase == Phase::Reading && m_requestsLeft > 0 && wantsInput())
        advance(bytes);
    if (bytes.empty())
        return;
    if (m_phase == Phase::Upgraded)
        m_input->feed(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    else if (m_phase == Phase::Reading || m_phase == Phase::Answering)
        m_pending = bytesOf(bytes);
}

void Connection::advance(std::string_view& bytes)
{
    switch (m_reader.feed(bytes, m_share.limits)) {
    case RequestReader::Status::NeedHead:
        return;
    case RequestReader::Status::NeedBody:
        countBody(m_reader.bodyBytes());
        if (!m_share.bodies.fits(m_client))
            return refuse({503, "Too many large requests at the moment"});
        if (m_reader.takeContinue())
            m_out.tail().append("HTTP/1.1 100 Continue\r\n\r\n");
        m_reading += Instant::now() - m_share.stages.last();
        return;
    case RequestReader::Status::Complete:
        return complete();
    case RequestReader::Status::Refused:
        return refuse(m_reader.refusal());
    }
}

void Connection::countBody(qint64 bytes)
{
    if (bytes > 0 && m_bodyPart.isEmpty())
        m_client = m_handler.clientOf(*this, m_reader.known());
    m_share.bodies.set(m_bodyPart, m_client, bytes);
}

void Connection::complete()
{
    countBody(0);
    RequestHead head = m_reader.take();
    m_hasAsked = true;
    m_askedAt = m_share.stages.last();
    m_share.stages.extend(std::exchange(m_reading, 0));
    // The next request has its own time, even if its first bytes are here already.
    m_share.deadlines.set(m_deadline, Wait::None);
    --m_requestsLeft;
    head.request.peer = m_peer;
    m_client = m_handler.clientOf(*this, head.request);
    head.request.secure = m_socket.isEncrypted();
    m_frame = {head.request.method == "HEAD", !head.keepAlive};
    m_phase = Phase::Answering;
    m_handler.handle(*this, head.request);
}

void Connection::refuse(const Refusal& refusal)
{
    countBody(0);
    m_frame = {m_reader.known().method == "HEAD", true};
    m_phase = Phase::Answering;
    m_handler.refuse(*this, refusal, m_reader.known());
    m_reader = {};
}

void Connection::answer(const HttpResponse& response)
{
    if (!beginAnswer())
        return;
    appendAnswer(m_out.tail(), response, m_frame, m_share.date.at(m_share.clock.now()));
    m_measured += response.isMeasured ? 1 : 0;
    endAnswer();
}

void Connection::answer(const PrintedAnswer& printed, const QList<HttpHeader>& more)
{
    if (!beginAnswer())
        return;
    appendAnswer(m_out.tail(), printed, more, m_frame, m_share.date.at(m_share.clock.now()));
    endAnswer();
}

bool Connection::beginAnswer()
{
    if (m_phase != Phase::Answering)
        return false;
    m_left = nullptr;
    m_frame.close = m_frame.close || m_share.stopping;
    return true;
}

void Connection::endAnswer()
{
    m_phase = m_frame.close ? Phase::Closing : Phase::Reading;
    if (m_busy)
        return;
    flush();
    settle();
}

void Connection::stream(const HttpResponse& head, const Open& open)
{
    if (m_phase != Phase::Answering)
        return;
    m_frame.close = true;
    m_frame.endless = true;
    if (m_frame.headOnly || m_share.stopping)
        return answer(head);
    ::setsockopt(m_socket.descriptor(), IPPROTO_TCP, TCP_USER_TIMEOUT, &unacknowledgedMs,
                 sizeof unacknowledgedMs);
    appendAnswer(m_out.tail(), head, m_frame, m_share.date.at(m_share.clock.now()));
    upgrade(open);
    queue();
}

void Connection::watch(std::function<void()> left)
{
    if (m_phase != Phase::Answering)
        return;
    m_left = std::move(left);
    if (m_hungUp)
        queue();
}

void Connection::upgrade(const Open& open)
{
    if (m_phase != Phase::Answering)
        return;
    m_left = nullptr;
    m_phase = Phase::Upgraded;
    m_input = open(*this);
    settle();
}

void Connection::write(QByteArrayView bytes)
{
    if (m_phase != Phase::Upgraded)
        return;
    m_out.tail().append(bytes);
    if (m_out.size() >= gatheredBytes)
        send();
    queue();
}

void Connection::finish()
{
    if (m_phase != Phase::Upgraded)
        return;
    m_phase = Phase::Closing;
    queue();
}

void Connection::abort()
{
    if (m_phase != Phase::Upgraded)
        return;
    m_socket.resetAtClose();
    m_broken = true;
    queue();
}

/// Calls nobody back, and so is safe within `write`: what came of it is dealt with in `flush`.
void Connection::send()
{
    if (!m_writable || m_broken || m_out.isEmpty() || !m_socket.isReady())
        return;
    const Transfer sent = m_out.flush(m_socket);
    m_unreported += static_cast<qint64>(sent.count);
    m_writable = sent.status == Transfer::Status::Done;
    m_broken = sent.status == Transfer::Status::Failed;
    if (m_measured > 0)
        m_share.stages.answered(m_askedAt, std::exchange(m_measured, 0));
}

void Connection::flush()
{
    if (m_phase == Phase::Closed)
        return;
    send();
    if (m_broken)
        return close();
    const qint64 sent = std::exchange(m_unreported, 0);
    if (m_input && sent > 0)
        m_input->bytesSent(sent);
    if (m_phase != Phase::Closing || !m_out.isEmpty())
        return;
    if (m_inputEnded)
        return close();
    m_writable = m_socket.endOutput() != Transfer::Status::WouldBlock;
    if (m_writable)
        m_phase = Phase::Lingering;
}

Wait Connection::currentWait() const
{
    if (!m_socket.isReady())
        return Wait::Head;
    switch (m_phase) {
    case Phase::Reading:
        if (!m_out.isEmpty())
            return Wait::Answer;
        if (!m_reader.isIdle())
            return m_reader.known().method.isEmpty() ? Wait::Head : Wait::Body;
        return m_pending.isEmpty() ? Wait::Idle : Wait::None;
    case Phase::Closing:
        return Wait::Answer;
    case Phase::Lingering:
        return Wait::Linger;
    default:
        return Wait::None;
    }
}

void Connection::settle()
{
    if (m_phase == Phase::Closed)
        return;
    m_share.unread.set(m_unreadPart, m_client, m_out.size());
    m_share.deadlines.set(m_deadline, currentWait());
    if (wantsInput() && (m_readable || !m_pending.isEmpty()))
        queue();
}

void Connection::queue()
{
    if (!std::exchange(m_queued, true))
        m_share.poller.again(shared_from_this());
}

void Connection::expired(Wait wait)
{
    if (!m_socket.isReady()) {
        ++m_share.failedHandshakes;
        m_handler.dropped(*this, Refused::Limit);
        return close();
    }
    switch (wait) {
    case Wait::Head:
        return refuse({408, "The request head took too long"});
    case Wait::Body:
        return refuse({408, "The request body took too long"});
    default:
        return close();
    }
}

void Connection::closeIfIdle()
{
    const bool isIdle =
        m_phase == Phase::Reading && m_reader.isIdle() && m_pending.isEmpty() && m_out.isEmpty();
    if (isIdle || m_left || m_frame.endless)
        close();
}

void Connection::close()
{
    if (m_phase == Phase::Closed)
        return;
    m_phase = Phase::Closed;
    countBody(0);
    m_share.deadlines.set(m_deadline, Wait::None);
    m_socket.close();
    m_out = {};
    m_share.unread.set(m_unreadPart, m_client, 0);
    if (m_input)
        m_input->clientGone();
    if (const auto left = std::exchange(m_left, nullptr))
        left();
    m_handler.closed(*this);
}

} // namespace footfall
