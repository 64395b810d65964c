// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/stages.h"
#include "core/http/connection/byte_channel.h"
#include "core/http/connection/client_socket.h"
#include "core/http/connection/deadlines.h"
#include "core/http/connection/outgoing_bytes.h"
#include "core/http/connection/shared_budget.h"
#include "core/http/message/request_reader.h"
#include "core/http/message/response_writer.h"
#include "core/http/socket/poller.h"
#include "core/http/tls/handshake_pace.h"

#include <QHostAddress>

#include <array>
#include <functional>
#include <memory>

namespace footfall {

class Clock;
class Connection;

/// Whom a connection asks what to do.
class RequestHandler
{
public:
    virtual ~RequestHandler() = default;
    /// Who sent it: the connection's peer, or whom its peer speaks for.
    virtual QHostAddress clientOf(const Connection& connection, const HttpRequest& known) const = 0;
    /// A complete request: call `answer` or `upgrade` on the connection, now or later.
    virtual void handle(Connection& connection, HttpRequest& request) = 0;
    /// What came is not served, and the connection ends with the answer: call `answer` now.
    /// `known` is the request as far as it was read; empty when its head was not.
    virtual void refuse(Connection& connection, const Refusal& refusal,
                        const HttpRequest& known) = 0;
    /// The connection is about to end for that reason, and nothing is answered.
    virtual void dropped(const Connection&, Refused) {}
    /// The connection is over. Keep it until the poller's turn is done.
    virtual void closed(Connection& connection) = 0;
};

/// What all connections of a thread share.
struct ConnectionShare
{
    /// The most that is read from one connection before the others have their turn.
    static constexpr std::size_t readBytes = 64 * 1024;

    ConnectionShare(const Limits& l, const Clock& c, Stages& s)
        : limits(l)
        , clock(c)
        , stages(s)
        , deadlines(l, c)
        , bodies(l.unfinishedBytes)
        , unread(l.unreadBytes)
        , handshakes(c, poller)
    {
    }

    const Limits limits;
    const Clock& clock;
    Stages& stages;
    Deadlines<Connection> deadlines;
    SharedBudget bodies; ///< that are not complete; above it 503
    SharedBudget unread; ///< of what clients are yet to be sent
    Poller poller;       ///< may hold the last connections, which hold deadlines: goes before those
    HandshakePace handshakes;
    DateLine date;
    qint64 failedHandshakes = 0; ///< connections that ended before TLS was agreed on
    /// The server is going: every connection ends with the answer under way.
    bool stopping = false;
    std::array<char, readBytes> readBuffer;
};

/// One client's connection: reads requests, one after the other, and writes their answers in order,
/// or passes bytes on once it was upgraded. Owns the socket. Reads only while it can go on:
/// what a client sends beyond that waits in the kernel, and slows down that client alone. Whoever
/// does not read what it is sent is not read either, the sooner the more its address leaves unread.
class Connection final : public PollTarget,
                         public ByteOutput,
                         public std::enable_shared_from_this<Connection>
{
public:
    using Open = std::function<std::unique_ptr<ByteInput>(ByteOutput&)>;

    Connection(ClientSocket socket, const QHostAddress& peer, ConnectionShare& share,
               RequestHandler& handler);
    ~Connection() override;

    /// Begins to work.
    void start();
    /// Begins to work only to say why the client is not served.
    void turnAway(const HttpResponse& response);
    const QHostAddress& peer() const { return m_peer; }
    /// Who sent the request under way, or the last one: the peer, or whom that speaks for.
    const QHostAddress& client() const { return m_client; }
    /// Whether an answer of this size may wait here until it is read, beside what waits already for
    /// clients of that address. Whoever answers asks first: `answer` takes anything.
    bool hasRoomFor(qint64 bytes) const { return m_share.unread.fits(m_client, bytes); }

    /// Answers the request under way; without one, does nothing.
    void answer(const HttpResponse& response);
    /// The same, with an answer that is passed on, and more headers with it.
    void answer(const PrintedAnswer& printed, const QList<HttpHeader>& more);
    /// Answers the request under way with this head, then with what is written to the output that
    /// `open` gets. After a HEAD, or when the server is going, there is only the head.
    void stream(const HttpResponse& head, const Open& open);
    /// Calls `left` when the client ends its side, or the connection, before it is answered.
    void watch(std::function<void()> left);
    /// Leaves HTTP: what the client sends from now on goes to what `open` returns.
    void upgrade(const Open& open);
    /// Whether it has asked for something; who has just come has not.
    bool hasAsked() const { return m_hasAsked; }
    /// Closes if nothing is under way, or what waits for something to happen; else the end comes by
    /// `ConnectionShare::stopping`.
    void closeIfIdle();
    /// Closes at once, whatever is under way.
    void close();

    void ready(std::uint32_t events) override;
    void expired(Wait wait);

    void write(QByteArrayView bytes) override;
    qint64 pendingBytes() const override { return m_out.size(); }
    void finish() override;
    void abort() override;

private:
    enum class Phase
    {
        Reading,   ///< a request, or waiting for one
        Answering, ///< somebody is asked for the answer
        Upgraded,  ///< bytes are passed on
        Closing,   ///< the last bytes are being sent
        Lingering, ///< all is sent; what still comes is dropped
        Closed
    };

    bool shakeHands();
    void giveUpHandshake();
    void pass();
    bool wantsInput() const;
    bool hasReadAllBut(qsizetype most) const;
    void receive();
    void inputEnded();
    void takeUp();
    void consume(std::string_view bytes);
    void advance(std::string_view& bytes);
    void complete();
    void refuse(const Refusal& refusal);
    bool beginAnswer();
    void endAnswer();
    void countBody(qint64 bytes);
    void send();
    void flush();
    void settle();
    Wait currentWait() const;
    void queue();

    ClientSocket m_socket;
    QHostAddress m_peer;
    QHostAddress m_client; ///< of the request under way, or the last one
    ConnectionShare& m_share;
    RequestHandler& m_handler;
    Deadlines<Connection>::Entry m_deadline;
    RequestReader m_reader;
    QByteArray m_pending; ///< read, but not taken up yet; at most ConnectionShare::readBytes
    OutgoingBytes m_out;
    std::unique_ptr<ByteInput> m_input;
    std::function<void()> m_left; ///< empty: nobody wants to know
    SharedBudget::Part m_bodyPart;
    SharedBudget::Part m_unreadPart;
    qint64 m_unreported = 0;  ///< bytes sent that `m_input` does not know of
    Instant m_askedAt;        ///< when the request under way was whole
    DurationNs m_reading = 0; ///< what reading the request under way took in turns before
    int m_measured = 0;       ///< answers to events that wait to be sent
    int m_requestsLeft = 0;   ///< in this turn
    Phase m_phase = Phase::Reading;
    AnswerFrame m_frame;
    bool m_hasAsked = false;
    bool m_readable = false;
    bool m_writable = true;
    bool m_broken = false;
    bool m_hungUp = false;
    bool m_inputEnded = false;
    bool m_busy = false;   ///< `ready` is on the stack
    bool m_queued = false; ///< the poller will call again
    bool m_waitsForHandshake = false;
};

} // namespace footfall
