// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/connection/connection_registry.h"
#include "core/http/tls/tls_context.h"
#include "tests/unit/support/made_certificate.h"
#include "tests/unit/support/manual_clock.h"
#include "tests/unit/support/tls_client.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace footfall;

namespace {

constexpr qsizetype largeBytes = 1'000'000;

/// Sends everything back, ends at '!'.
class Echo final : public ByteInput
{
public:
    explicit Echo(ByteOutput& output)
        : m_output(output)
    {
    }
    void feed(QByteArrayView bytes) override
    {
        m_output.write(bytes);
        if (bytes.contains('!'))
            m_output.finish();
    }
    void clientGone() override {}
    void bytesSent(qint64) override {}

private:
    ByteOutput& m_output;
};

/// Answers with the size of the body and whether it came encrypted.
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
        ++requests;
        if (request.path == "/ws")
            connection.upgrade([](ByteOutput& out) { return std::make_unique<Echo>(out); });
        else if (request.path == "/large")
            connection.answer(HttpResponse::json(200, QByteArray(largeBytes, 'x')));
        else
            connection.answer(HttpResponse::json(200, QByteArray::number(request.body.size()) +
                                                          (request.secure ? " secure;" : ";")));
    }
    void refuse(Connection& connection, const Refusal& refusal, const HttpRequest&) override
    {
        connection.answer(HttpResponse::error(refusal.status, refusal.message));
    }
    void closed(Connection& connection) override { m_registry.leave(connection); }

    int requests = 0;

private:
    ConnectionRegistry& m_registry;
};

QByteArray get(const QByteArray& path)
{
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

QByteArray post(const QByteArray& body)
{
    return "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n\r\n" + body;
}

} // namespace

/// One connection that is encrypted.
class TestTlsConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        std::signal(SIGPIPE, SIG_IGN); // the client's
        QTemporaryDir folder;
        const MadeCertificate made = MadeCertificate::make("a");
        const TlsFiles files{folder.filePath(QStringLiteral("site.pem")),
                             folder.filePath(QStringLiteral("key.pem"))};
        QFile certificate(files.certificate);
        QFile key(files.key);
        QVERIFY(certificate.open(QIODevice::WriteOnly) && certificate.write(made.certificate) > 0);
        QVERIFY(key.open(QIODevice::WriteOnly) && key.write(made.key) > 0);
        certificate.close();
        key.close();
        m_context = *TlsContext::load(files);
    }
    void init()
    {
        m_registry = std::make_unique<ConnectionRegistry>(Limits(), 20'000);
        m_handler = std::make_unique<Handler>(*m_registry);
        m_share = std::make_unique<ConnectionShare>(Limits(), m_clock, m_stages);
        std::array<int, 2> ends;
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends.data()), 0);
        m_raw = ends[1];
        m_client = std::make_unique<TlsClient>(Descriptor(m_raw));
        m_connection = &m_registry->enter(std::make_shared<Connection>(
            ClientSocket(Descriptor(ends[0]), m_context.get()),
            QHostAddress(QHostAddress::LocalHost), *m_share, *m_handler));
    }
    void cleanup()
    {
        m_registry.reset();
        m_share.reset();
        m_client.reset();
    }

    void requestsAreAnswered()
    {
        shakeHands();
        QCOMPARE(m_client->protocol(), "TLSv1.3");
        m_client->send(post("hello"));
        QTRY_VERIFY(m_client->received().endsWith("5 secure;"));
        m_client->send(post("hello!"));
        QTRY_VERIFY(m_client->received().endsWith("6 secure;"));
        QCOMPARE(m_share->failedHandshakes, 0);
    }
    void aHandshakeWaitsWhileOthersTakeTheTime()
    {
        m_share->handshakes.took(HandshakePace::windowNanoseconds);
        m_connection->start();
        QTRY_COMPARE((m_client->isEncrypted(), m_share->handshakes.waiting()), std::size_t(1));
        QVERIFY(!m_client->isEncrypted());
        m_clock.advance(HandshakePace::windowMs);
        QTRY_VERIFY(m_client->isEncrypted());
        m_client->send(post("hello"));
        QTRY_VERIFY(m_client->received().endsWith("5 secure;"));
    }
    void manySmallRecordsThatComeTogetherAreAllRead()
    {
        shakeHands();
        // One byte a record; all is there before the server looks.
        const QByteArray bytes = post("b").repeated(3);
        for (const char byte : bytes)
            QCOMPARE(m_client->send(QByteArray(1, byte)), 1);
        QTRY_COMPARE(m_client->received().count("1 secure;"), 3);
        QCOMPARE(m_handler->requests, 3);
    }
    void aLargeBodyIsReadAsItComes()
    {
        shakeHands();
        const QByteArray bytes = post(QByteArray(1'000'000, 'b'));
        qsizetype sent = 0;
        QTRY_VERIFY((sent += m_client->send(bytes.mid(sent))) == bytes.size());
        QTRY_VERIFY(m_client->received().endsWith("1000000 secure;"));
    }
    void largeAnswersComeWhole()
    {
        shakeHands();
        m_client->send(get("/large").repeated(3));
        QTRY_COMPARE(m_client->received().count('x'), 3 * largeBytes);
        m_client->send(get("/a"));
        QTRY_VERIFY(m_client->received().endsWith("0 secure;"));
    }
    void bytesArePassedOnAndBack()
    {
        shakeHands();
        m_client->send(get("/ws"));
        QTRY_COMPARE(m_handler->requests, 1);
        const QByteArray bytes(200'000, 'e');
        qsizetype sent = 0;
        QTRY_VERIFY((sent += m_client->send(bytes.mid(sent)), m_client->received().size()) ==
                    bytes.size());
        m_client->send("!");
        QTRY_VERIFY(m_client->received().endsWith("e!"));
        QVERIFY(m_client->hasEnded());
    }
    void theEndIsSaidBehindTheLastByte()
    {
        shakeHands();
        m_client->send("GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        QTRY_VERIFY(m_client->hasEnded());
        QCOMPARE(m_client->received().count('x'), largeBytes);
    }
    void aClientThatEndsItsSideIsAnswered_data()
    {
        QTest::addColumn<bool>("whole");
        QTest::newRow("with its socket") << true;
        QTest::newRow("by TLS alone") << false;
    }
    void aClientThatEndsItsSideIsAnswered()
    {
        QFETCH(bool, whole);
        shakeHands();
        m_client->send(get("/large"));
        m_client->endInput(whole);
        QTRY_VERIFY(m_client->hasEnded());
        QCOMPARE(m_client->received().count('x'), largeBytes);
        QTRY_COMPARE(m_registry->size(), 0);
    }
    void whoHasNoPlaceIsToldSoEncrypted()
    {
        m_connection->turnAway(HttpResponse::error(503, "Too many connections"));
        QTRY_VERIFY(m_client->isEncrypted());
        QTRY_VERIFY(m_client->hasEnded());
        QVERIFY(m_client->received().startsWith("HTTP/1.1 503 "));
    }
    void plainHttpIsAnsweredPlainly_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a request") << get("/");
        QTest::newRow("another method") << QByteArray("OPTIONS / HTTP/1.1\r\n\r\n");
        QTest::newRow("one byte") << QByteArray("P");
    }
    void plainHttpIsAnsweredPlainly()
    {
        QFETCH(QByteArray, bytes);
        m_connection->start();
        sendPlain(bytes);
        QTRY_VERIFY(receivedPlain().endsWith("{\"error\":\"This port speaks https\"}"));
        QVERIFY(receivedPlain().startsWith("HTTP/1.1 400 "));
        QCOMPARE(m_handler->requests, 0);
        QCOMPARE(m_share->failedHandshakes, 1);
        m_clock.advance(lingerMs);
        m_share->deadlines.expire();
        QCOMPARE(m_registry->size(), 0);
    }
    void garbageIsClosedAndCounted_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("zeros") << QByteArray(600, '\0');
        QTest::newRow("a record that is none") << QByteArray("\x16\x03\x01\x00\x05garbage", 12);
        QTest::newRow("another protocol")
            << QByteArray("\x80\x2e\x01\x00\x02") + QByteArray(60, 'x');
    }
    void garbageIsClosedAndCounted()
    {
        QFETCH(QByteArray, bytes);
        m_connection->start();
        sendPlain(bytes);
        QTRY_COMPARE(m_registry->size(), 0);
        QCOMPARE(m_share->failedHandshakes, 1);
        QVERIFY(!receivedPlain().contains("HTTP"));
    }
    void anUnfinishedHandshakeIsCut()
    {
        m_connection->start();
        const QByteArray hello("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11);
        for (qsizetype i = 0; i < hello.size(); ++i) {
            sendPlain(hello.mid(i, 1));
            QTest::qWait(0);
            m_clock.advance(900);
            m_share->deadlines.expire();
            QCOMPARE(m_registry->size(), 1);
        }
        m_clock.advance(100);
        m_share->deadlines.expire();
        QCOMPARE(m_registry->size(), 0);
        QCOMPARE(m_share->failedHandshakes, 1);
    }
    void afterTheHandshakeTheRequestHasItsOwnTime()
    {
        m_connection->start();
        QVERIFY(!m_client->isEncrypted());
        QTest::qWait(0);
        m_clock.advance(9'000);
        QTRY_VERIFY(m_client->isEncrypted());
        m_client->send("GET /a HT");
        QTest::qWait(0);
        m_clock.advance(9'000);
        m_share->deadlines.expire();
        m_client->send("TP/1.1\r\nHost: a\r\n\r\n");
        QTRY_VERIFY(m_client->received().endsWith("0 secure;"));
    }
    void aClientThatVanishesIsNoticed()
    {
        shakeHands();
        m_client.reset();
        QTRY_COMPARE(m_registry->size(), 0);
        QCOMPARE(m_share->failedHandshakes, 0);
    }

private:
    void shakeHands()
    {
        m_connection->start();
        QTRY_VERIFY(m_client->isEncrypted());
    }
    void sendPlain(const QByteArray& bytes)
    {
        sendSome(m_raw, {bytes.constData(), std::size_t(bytes.size())});
    }
    const QByteArray& receivedPlain()
    {
        std::array<char, 4'096> buffer;
        m_plain.resize(0);
        const ssize_t count = ::recv(m_raw, buffer.data(), buffer.size(), MSG_PEEK);
        return m_plain.append(buffer.data(), std::max<ssize_t>(count, 0));
    }

    std::shared_ptr<const TlsContext> m_context;
    ManualClock m_clock;
    Stages m_stages;
    std::unique_ptr<ConnectionShare> m_share;
    std::unique_ptr<ConnectionRegistry> m_registry;
    std::unique_ptr<Handler> m_handler;
    Connection* m_connection = nullptr;
    std::unique_ptr<TlsClient> m_client;
    int m_raw = -1; ///< the client's socket
    QByteArray m_plain;
};

QTEST_GUILESS_MAIN(TestTlsConnection)
#include "tst_tls_connection.moc"
