// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/calls/webhooks.h"
#include "tests/unit/support/manual_clock.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <deque>

using namespace footfall;

namespace {

struct Called
{
    QByteArray id;
    QByteArray timestamp;
    QByteArray signature;
    QByteArray body;
    QString text() const { return member(QStringLiteral("text")).toString(); }
    QJsonValue member(const QString& name) const
    {
        return QJsonDocument::fromJson(body).object().value(name);
    }
};

/// A receiver that answers as it is told to, at last by 204; "" hangs.
class Receiver : public QObject
{
public:
    Receiver()
    {
        if (!server.listen(QHostAddress::LocalHost))
            qFatal("no port");
        connect(&server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this] { ++left; });
        });
    }
    QUrl url(const QString& path = QStringLiteral("/hook?key=1")) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(server.serverPort()).arg(path));
    }
    QStringList texts() const
    {
        QStringList texts;
        for (const Called& call : calls)
            texts.append(call.text());
        return texts;
    }

    QTcpServer server;
    std::vector<Called> calls;
    std::deque<QByteArray> answers;
    int left = 0;

private:
    static QByteArray header(const QByteArray& head, const QByteArray& name)
    {
        for (const QByteArray& line : head.split('\n')) {
            if (line.toLower().startsWith(name + ':'))
                return line.mid(name.size() + 1).trimmed();
        }
        return {};
    }
    void read(QTcpSocket& socket)
    {
        const QByteArray request = socket.property("read").toByteArray() + socket.readAll();
        const qsizetype end = request.indexOf("\r\n\r\n");
        const QByteArray head = request.left(end);
        const QByteArray body = request.mid(end + 4);
        socket.setProperty("read", request);
        if (end < 0 || body.size() < header(head, "content-length").toInt())
            return;
        socket.setProperty("read", QByteArray());
        calls.push_back({header(head, "webhook-id"), header(head, "webhook-timestamp"),
                         header(head, "webhook-signature"), body});
        QByteArray answer = "HTTP/1.1 204 No Content\r\n\r\n";
        if (!answers.empty()) {
            answer = answers.front();
            answers.pop_front();
        }
        socket.write(answer);
    }
};

QByteArray answerOf(const char* status, const char* more = "")
{
    return QByteArray("HTTP/1.1 ") + status + "\r\nContent-Length: 2\r\n" + more + "\r\nno";
}

Alert silenceAt(TimeMs at, const std::string& site)
{
    Alert alert;
    alert.kind = Alert::Kind::Silence;
    alert.at = at;
    alert.site = site;
    alert.span = 5 * minuteMs;
    alert.expected = 20;
    return alert;
}

/// A server's part: receivers, and a clock that is turned by hand.
struct Desk
{
    explicit Desk(const QList<QUrl>& urls, const QByteArray& secret = {})
        : hooks(urls, secret, clock)
    {
    }
    void tell(const std::string& site) { hooks.tell(silenceAt(clock.now(), site)); }
    void pass(DurationMs span)
    {
        clock.advance(span);
        hooks.tick();
    }
    WebhookState state(std::size_t i = 0) const { return hooks.states().at(i); }

    ManualClock clock;
    Webhooks hooks;
};

QString silenceText(const QString& site)
{
    return QStringLiteral("Silence: no visitor on `%1` for 5 minutes; at this hour 4 a minute are usual")
        .arg(site);
}

} // namespace

class TestWebhooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAlertIsOneSignedPost()
    {
        Receiver receiver;
        Desk desk({receiver.url()}, "a secret of some length");
        desk.tell("shop");
        QTRY_COMPARE(receiver.calls.size(), 1U);
        const Called call = receiver.calls[0];
        QCOMPARE(call.text(), silenceText(QStringLiteral("shop")));
        QCOMPARE(call.member(QStringLiteral("type")).toString(), QStringLiteral("alert.silence"));
        QCOMPARE(call.member(QStringLiteral("timestamp")).toString(),
                 QStringLiteral("2026-01-15T12:00:00.000Z"));
        QCOMPARE(call.timestamp, QByteArray("1768478400"));
        const QByteArray code = QMessageAuthenticationCode::hash(
            call.id + ".1768478400." + call.body, "a secret of some length",
            QCryptographicHash::Sha256);
        QCOMPARE(call.signature, "v1," + code.toBase64());
        QTRY_COMPARE(desk.state().delivered, 1);
        QCOMPARE(desk.state().waiting, 0);
        QVERIFY(!desk.state().failingSince);
    }
    void withoutASecretNothingIsSigned()
    {
        Receiver receiver;
        Desk desk({receiver.url()});
        desk.tell("shop");
        QTRY_COMPARE(receiver.calls.size(), 1U);
        QCOMPARE(receiver.calls[0].signature, QByteArray());
    }
    void aSecretMayBeThatOfTheStandard()
    {
        QCOMPARE(webhookKey("whsec_AAEC"), QByteArray("\0\1\2", 3));
        QCOMPARE(webhookKey("as it is"), QByteArray("as it is"));
    }
    void whatNobodyIsCalledForIsNotTold()
    {
        Receiver receiver;
        Desk desk({receiver.url()});
        Alert alert = silenceAt(desk.clock.now(), "shop");
        for (const auto kind : {Alert::Kind::Milestone, Alert::Kind::Cleared, Alert::Kind::Crowd}) {
            alert.kind = kind;
            desk.hooks.tell(alert);
        }
        alert.kind = Alert::Kind::Drop;
        alert.isTold = false;
        desk.hooks.tell(alert);
        QCOMPARE(desk.state().waiting, 0);
    }
    void whatVisitorsNameIsNeitherALinkNorACall()
    {
        Alert alert = silenceAt(TimeMs(0), "a`<!channel>&\n");
        const WebhookCall call = webhookCallOf(alert);
        const QString text =
            QJsonDocument::fromJson(call.body).object().value(QStringLiteral("text")).toString();
        QVERIFY2(text.contains(QStringLiteral("`a'&lt;!channel&gt;&amp;'`")), qPrintable(text));
    }
    void theyComeInOrderEachUntilItIsTaken()
    {
        Receiver receiver;
        receiver.answers = {answerOf("500 Broken"), answerOf("503 Busy", "Retry-After: 30\r\n")};
        Desk desk({receiver.url()});
        desk.tell("one");
        desk.tell("two");
        QTRY_COMPARE(desk.state().reason, std::string("it answered 500"));
        QVERIFY(desk.state().cause == CallCause::Status);
        QCOMPARE(desk.state().figure, 500);
        QCOMPARE(desk.state().waiting, 2);
        QCOMPARE(desk.state().failingSince, std::optional(desk.clock.now()));
        const TimeMs since = desk.clock.now();
        desk.pass(Webhook::firstPause - 1);
        QCOMPARE(receiver.calls.size(), 1U);
        desk.pass(1);
        QTRY_COMPARE(desk.state().reason, std::string("it answered 503"));
        QCOMPARE(desk.state().failingSince, std::optional(since));
        desk.pass(30 * secondMs - 1);
        QTest::qWait(0);
        QCOMPARE(receiver.calls.size(), 2U);
        desk.pass(1);
        QTRY_COMPARE(desk.state().delivered, 2);
        const QString one = silenceText(QStringLiteral("one"));
        QCOMPARE(receiver.texts(), QStringList({one, one, one, silenceText(QStringLiteral("two"))}));
        QCOMPARE(receiver.calls[2].id, receiver.calls[0].id);
        QVERIFY(receiver.calls[2].timestamp != receiver.calls[0].timestamp);
        QVERIFY(receiver.calls[3].id != receiver.calls[0].id);
        QVERIFY(!desk.state().failingSince);
        QCOMPARE(desk.state().reason, std::string());
        QVERIFY(desk.state().cause == CallCause::Other);
    }
    void aRedirectIsNotFollowed()
    {
        Receiver receiver;
        Receiver other;
        receiver.answers = {"HTTP/1.1 307 There\r\nContent-Length: 0\r\nLocation: " +
                            other.url().toEncoded() + "\r\n\r\n"};
        Desk desk({receiver.url()});
        desk.tell("shop");
        QTRY_VERIFY(desk.state().reason.find("307") != std::string::npos);
        QVERIFY(desk.state().cause == CallCause::Elsewhere);
        desk.pass(Webhook::firstPause);
        QTRY_COMPARE(desk.state().delivered, 1);
        QCOMPARE(other.calls.size(), 0U);
        QCOMPARE(receiver.calls.size(), 2U);
    }
    void oneThatHangsIsLeftAndHoldsUpNobodyElse()
    {
        Receiver hanging;
        hanging.answers = {""};
        Receiver receiver;
        Desk desk({hanging.url(), receiver.url()});
        desk.tell("shop");
        QTRY_COMPARE(desk.state(1).delivered, 1);
        QTRY_COMPARE(hanging.calls.size(), 1U);
        desk.pass(Webhook::answerWithin);
        QTRY_COMPARE(desk.state(0).reason, std::string("it did not answer within 15 seconds"));
        QVERIFY(desk.state(0).cause == CallCause::Silent);
        QCOMPARE(desk.state(0).figure, 15);
        desk.pass(Webhook::firstPause);
        QTRY_COMPARE(desk.state(0).delivered, 1);
    }
    void anAnswerWithoutEndIsTakenByItsStatus()
    {
        Receiver receiver;
        receiver.answers = {"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n" +
                            QByteArray(100'000, 'a')};
        Desk desk({receiver.url()});
        desk.tell("shop");
        QTRY_COMPARE(receiver.calls.size(), 1U);
        QTest::qWait(0);
        desk.pass(Webhook::answerWithin);
        QTRY_COMPARE(desk.state().delivered + std::int64_t(!desk.state().reason.empty()), 1);
    }
    void oneThatIsGoneIsTriedForAnHour()
    {
        QUrl url;
        {
            const Receiver gone;
            url = gone.url();
        }
        Desk desk({url});
        desk.tell("one");
        QTRY_VERIFY(desk.state().failingSince);
        desk.pass(Webhook::triedFor / 2);
        desk.tell("two");
        desk.pass(Webhook::triedFor / 2);
        QCOMPARE(desk.state().givenUp, 0);
        QTRY_COMPARE((desk.pass(1), desk.state().givenUp), 1);
        QCOMPARE(desk.state().waiting, 1);
        QTRY_COMPARE((desk.pass(Webhook::triedFor), desk.state().givenUp), 2);
        QCOMPARE(desk.state().waiting, 0);
        QVERIFY(desk.state().failingSince);
    }
    void soManyWaitAtMost()
    {
        Receiver receiver;
        receiver.answers = {""};
        Desk desk({receiver.url()});
        for (std::size_t i = 0; i < Webhook::maxWaiting + 2; ++i)
            desk.tell(std::to_string(i));
        QCOMPARE(desk.state().waiting, std::int64_t(Webhook::maxWaiting));
        QCOMPARE(desk.state().givenUp, 2);
        QTRY_COMPARE(receiver.calls.size(), 1U);
        desk.pass(Webhook::answerWithin);
        QTRY_VERIFY(desk.state().failingSince);
        desk.pass(Webhook::firstPause);
        QTRY_COMPARE_WITH_TIMEOUT(desk.state().waiting, 0, 60'000);
        // The one under way was not given up; those behind it were.
        QCOMPARE(receiver.calls[1].text(), silenceText(QStringLiteral("0")));
        QCOMPARE(receiver.calls[2].text(), silenceText(QStringLiteral("3")));
    }
    void whatWaitsOutlastsARestart()
    {
        QTemporaryDir folder;
        const ChoiceFile file(folder.filePath(QStringLiteral("webhooks.json")), "");
        QThread writer;
        writer.start();
        QUrl url;
        {
            const Receiver gone;
            url = gone.url();
        }
        Receiver receiver;
        {
            Desk desk({url, receiver.url()});
            desk.hooks.keepIn(file, &writer);
            desk.tell("one");
            desk.tell("two");
            QTRY_COMPARE(desk.state(1).delivered, 2);
            QTRY_VERIFY(desk.state(0).failingSince);
            QTRY_COMPARE(readKeptCalls(file.read()->value_or("")).size(), 2U);
        }
        Receiver back;
        QVERIFY((back.server.close(), back.server.listen(QHostAddress::LocalHost, quint16(url.port()))));
        Desk later({url, receiver.url()});
        later.hooks.keepIn(file, &writer);
        QTRY_COMPARE(later.state(0).delivered, 2);
        QCOMPARE(back.texts(), QStringList({silenceText(QStringLiteral("one")),
                                            silenceText(QStringLiteral("two"))}));
        QCOMPARE(receiver.calls.size(), 2U);
        QTRY_COMPARE(readKeptCalls(file.read()->value_or("")).size(), 0U);
        writer.quit();
        writer.wait();
    }
    void aFileThatIsTooLargeIsNeitherWrittenNorInTheWay()
    {
        QTemporaryDir folder;
        const ChoiceFile file(folder.filePath(QStringLiteral("webhooks.json")), "");
        QThread writer;
        writer.start();
        Receiver hanging;
        hanging.answers = {""};
        {
            Desk desk({hanging.url()});
            desk.hooks.keepIn(file, &writer);
            const std::string longName(12'000, 'x');
            for (std::size_t i = 0; i < Webhook::maxWaiting; ++i)
                desk.tell(longName);
        }
        QTRY_VERIFY(file.read() && readKeptCalls(file.read()->value_or("")).size() > 10);
        QVERIFY(file.write(QByteArray(ChoiceFile::maxBytes + 1, 'x')));
        Desk later({hanging.url()});
        later.hooks.keepIn(file, &writer);
        later.tell("shop");
        QTRY_VERIFY(!hanging.calls.empty() &&
                    hanging.calls.back().text() == silenceText(QStringLiteral("shop")));
        writer.quit();
        writer.wait();
    }
    void keptCallsThatMakeNoSenseAreLeftOut()
    {
        for (const char* text : {"", "{}", "[1,{}]", "[{\"id\":\"a\"}]", "[{\"id\":1,\"body\":2}]"})
            QCOMPARE(readKeptCalls(text).size(), 0U);
    }
};

QTEST_GUILESS_MAIN(TestWebhooks)
#include "tst_webhooks.moc"
