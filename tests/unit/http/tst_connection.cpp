// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/connection/connection_registry.h"
#include "tests/unit/support/manual_clock.h"

#include <QTest>

#include <array>

#include <sys/socket.h>

using namespace footfall;

namespace {

/// What an upgraded connection talks to: sends everything back, ends at '!'.
class Echo final : public ByteInput
{
public:
    explicit Echo(ByteOutput& output)
        : m_output(output)
    {
        m_output.write("welcome ");
    }
    void feed(QByteArrayView bytes) override
    {
        fed += bytes.size();
        maxAtOnce = std::max<qint64>(maxAtOnce, bytes.size());
        m_output.write(bytes);
        if (bytes.contains('!'))
            m_output.finish();
    }
    void clientGone() override { ++gone; }
    void bytesSent(qint64 count) override { sent += count; }

    qint64 fed = 0;
    qint64 maxAtOnce = 0;
    qint64 sent = 0;
    int gone = 0;

private:
    ByteOutput& m_output;
};

/// Answers with the path, and keeps in mind what happened.
class Handler final : public RequestHandler
{
public:
    explicit Handler(ConnectionRegistry& registry)
        : m_registry(registry)
    {
    }
    QHostAddress clientOf(const Connection& connection, const HttpRequest&) const override
    {
        return connection.peer();
    }
    void handle(Connection& connection, HttpRequest& request) override
    {
        paths.append(request.path);
        if (request.path == "/ws")
            connection.upgrade([this](ByteOutput& out) {
                auto opened = std::make_unique<Echo>(out);
                output = &out;
                echo = opened.get();
                return opened;
            });
        else if (request.path == "/large")
            connection.answer(HttpResponse::json(200, QByteArray(1'000'000, 'x')));
        else if (request.path != "/late")
            connection.answer(HttpResponse::json(200, request.path));
    }
    void refuse(Connection& connection, const Refusal& refusal, const HttpRequest&) override
    {
        connection.answer(HttpResponse::error(refusal.status, refusal.message));
    }
    void closed(Connection& connection) override { m_registry.leave(connection); }

    QByteArrayList paths;
    Echo* echo = nullptr;
    ByteOutput* output = nullptr;

private:
    ConnectionRegistry& m_registry;
};

QByteArray get(const QByteArray& path)
{
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

} // namespace

class TestConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        std::array<int, 2> ends;
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends.data()), 0);
        m_client = Descriptor(ends[1]);
        m_received.clear();
        m_registry = std::make_unique<ConnectionRegistry>(Limits(), 20'000);
        m_handler = std::make_unique<Handler>(*m_registry);
        m_share = std::make_unique<ConnectionShare>(Limits(), m_clock, m_stages);
        m_connection = &m_registry->enter(std::make_shared<Connection>(
            Descriptor(ends[0]), QHostAddress(QHostAddress::LocalHost), *m_share, *m_handler));
        m_connection->start();
    }
    void cleanup()
    {
        m_registry.reset();
        m_share.reset();
        m_client.close();
    }

    void bytesArePassedOnAndBack()
    {
        send(get("/ws") + "early ");
        QTRY_COMPARE(received(), QByteArray("welcome early "));
        send("late");
        QTRY_COMPARE(received(), QByteArray("welcome early late"));
        QTRY_COMPARE(m_handler->echo->sent, 18);
        QCOMPARE(m_connection->pendingBytes(), 0);
    }
    void anUpgradeWaitsForTheAnswerBeforeIt()
    {
        send(get("/late") + get("/ws") + "x");
        QTRY_COMPARE(m_handler->paths, QByteArrayList{"/late"});
        QVERIFY(received().isEmpty());
        m_connection->answer(HttpResponse::json(200, "answered"));
        QTRY_VERIFY(received().endsWith("answeredwelcome x"));
    }
    void whatTheClientDoesNotReadIsPendingAndThenSent()
    {
        constexpr qsizetype size = 3'000'000;
        send(get("/ws"));
        QTRY_COMPARE(m_handler->paths.size(), 1);
        m_handler->output->write(QByteArray(size, 'x'));
        m_handler->output->finish();
        QVERIFY(m_connection->pendingBytes() > 0);
        QTRY_COMPARE(received().size(), size + 8);
        QVERIFY(m_ended);
        QCOMPARE(m_handler->echo->sent, size + 8);
        QCOMPARE(m_handler->echo->gone, 0);
    }
    void finishedItTakesNothingMore()
    {
        send(get("/ws"));
        QTRY_COMPARE(received(), QByteArray("welcome "));
        send("bye!");
        QTRY_VERIFY(received() == "welcome bye!" && m_ended);
        send("more");
        m_handler->output->write("nothing");
        QTest::qWait(0);
        QCOMPARE(m_handler->echo->fed, 4);
        QCOMPARE(m_registry->size(), 1);
        m_client.close();
        QTRY_COMPARE(m_registry->size(), 0);
        QCOMPARE(m_handler->echo->gone, 1);
    }
    void aLostClientIsReportedOnceAndNotWithinAWrite()
    {
        send(get("/ws"));
        QTRY_COMPARE(received(), QByteArray("welcome "));
        m_client.close();
        m_handler->output->write(QByteArray(100'000, 'x'));
        QCOMPARE(m_handler->echo->gone, 0);
        QTRY_COMPARE(m_handler->echo->gone, 1);
        m_handler->output->write("into the void");
        QCOMPARE(m_connection->pendingBytes(), 0);
        QTest::qWait(0);
        QCOMPARE(m_handler->echo->gone, 1);
    }
    void anUnreadEndIsGivenUpInTime()
    {
        send(get("/ws"));
        QTRY_COMPARE(m_handler->paths.size(), 1);
        m_handler->output->write(QByteArray(3'000'000, 'x'));
        m_handler->output->finish();
        QTest::qWait(0);
        m_clock.advance(answerDeadlineMs - 1);
        m_share->deadlines.expire();
        QCOMPARE(m_registry->size(), 1);
        m_clock.advance(1);
        m_share->deadlines.expire();
        QCOMPARE(m_registry->size(), 0);
    }
    void anAnswerWithoutARequestIsNotSent()
    {
        m_connection->answer(HttpResponse::json(200, "nobody asked"));
        send(get("/asked"));
        QTRY_VERIFY(received().endsWith("/asked"));
        QVERIFY(!received().contains("nobody"));
    }
    void framesOfOneClientLeaveTheOthersTheirTurn()
    {
        send(get("/ws"));
        QTRY_VERIFY(m_handler->echo);
        send(QByteArray(50'000, 'x'));
        QTRY_COMPARE(m_handler->echo->fed, 50'000);
        QVERIFY(m_handler->echo->maxAtOnce <= 4 * 1024);
    }
    void whoSendsWithoutReadingIsNotReadEither()
    {
        const qint64 soft = Limits().subscriberSoftBytes;
        send(get("/ws"));
        QTRY_VERIFY(m_handler->echo);
        qint64 sent = 0;
        const QByteArray part(16 * 1024, 'x');
        for (int round = 0; round < 400; ++round) {
            sent += trySend(part);
            QCoreApplication::processEvents();
            QVERIFY(m_connection->pendingBytes() <= soft + 4 * 1024);
        }
        QVERIFY(m_connection->pendingBytes() > soft);
        QVERIFY(sent < 400 * part.size()); // the rest waits at the client
        // Once it reads, it is read as well.
        QTRY_COMPARE(received().size(), sent + 8);
        QCOMPARE(m_handler->echo->fed, sent);
    }
    void unfinishedBodiesAreBoundedInAll()
    {
        SharedBudget::Part others;
        const qint64 held = Limits().unfinishedBytes - 200;
        m_share->bodies.set(others, QHostAddress(QStringLiteral("10.0.0.1")), held);
        send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n\r\n" + QByteArray(100, 'x'));
        QTRY_COMPARE(m_share->bodies.held(), held + 100);
        QVERIFY(received().isEmpty());
        send("y");
        QTRY_VERIFY(received().startsWith("HTTP/1.1 503 "));
        QCOMPARE(m_share->bodies.held(), held);
    }
    void whatIsUnreadCountsForItsAddressUntilItIsRead()
    {
        send(get("/large"));
        QTRY_VERIFY(m_connection->pendingBytes() > 0);
        QCOMPARE(m_share->unread.held(), m_connection->pendingBytes());
        QVERIFY(m_connection->hasRoomFor(1'000'000));
        QVERIFY(!m_connection->hasRoomFor(Limits().unreadBytes / 2));
        QTRY_VERIFY(received().size() > 1'000'000);
        QTRY_COMPARE(m_share->unread.held(), 0);
        send(get("/large"));
        QTRY_VERIFY(m_share->unread.held() > 0);
        m_connection->close();
        QCOMPARE(m_share->unread.held(), 0);
    }
    void withNoRoomLeftWhatIsUnreadHoldsUpMore()
    {
        SharedBudget::Part neighbours;
        m_share->unread.set(neighbours, m_connection->peer(), Limits().unreadBytes);
        send(get("/small"));
        QTRY_VERIFY(received().endsWith("/small"));
        send(get("/ws"));
        QTRY_VERIFY(m_handler->echo);
        m_handler->output->write(QByteArray(1'000'000, 'x'));
        QVERIFY(m_connection->pendingBytes() > 0);
        send("waits");
        QTest::qWait(0);
        QCOMPARE(m_handler->echo->fed, 0);
        QTRY_VERIFY(received().endsWith("waits"));
    }
    void aClientThatDoesNotReadIsCut()
    {
        send(get("/large").repeated(40));
        QTRY_VERIFY(m_connection->pendingBytes() > 0);
        QTest::qWait(0);
        QCOMPARE(m_handler->paths.size(), 1);
        m_clock.advance(answerDeadlineMs - 1);
        m_share->deadlines.expire();
        QCOMPARE(m_registry->size(), 1);
        m_clock.advance(1);
        m_share->deadlines.expire();
        QCOMPARE(m_registry->size(), 0);
    }
    void everyRequestHasItsOwnTime()
    {
        send("GET /a HT");
        QTest::qWait(0);
        for (int i = 0; i < 5; ++i) {
            m_clock.advance(6'000);
            send("TP/1.1\r\nHost: a\r\n\r\nGET /b HT");
            QTRY_COMPARE(m_handler->paths.size(), i + 1);
            m_share->deadlines.expire();
            QCOMPARE(m_registry->size(), 1);
        }
        m_clock.advance(10'000);
        m_share->deadlines.expire();
        QTRY_VERIFY(received().contains("HTTP/1.1 408 "));
    }

private:
    void send(const QByteArray& bytes)
    {
        sendSome(m_client.get(), {bytes.constData(), static_cast<std::size_t>(bytes.size())});
    }
    /// As much as the server's side takes now.
    qint64 trySend(const QByteArray& bytes)
    {
        return qint64(
            sendSome(m_client.get(), {bytes.constData(), static_cast<std::size_t>(bytes.size())})
                .count);
    }
    const QByteArray& received()
    {
        std::array<char, 65'536> buffer;
        Transfer got;
        do {
            got = receiveSome(m_client.get(), buffer.data(), buffer.size());
            m_received.append(buffer.data(), static_cast<qsizetype>(got.count));
        } while (got.status == Transfer::Status::Done);
        m_ended = got.status == Transfer::Status::Ended;
        return m_received;
    }

    ManualClock m_clock;
    Stages m_stages;
    std::unique_ptr<ConnectionShare> m_share;
    std::unique_ptr<ConnectionRegistry> m_registry;
    std::unique_ptr<Handler> m_handler;
    Connection* m_connection = nullptr;
    Descriptor m_client;
    QByteArray m_received;
    bool m_ended = false;
};

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
