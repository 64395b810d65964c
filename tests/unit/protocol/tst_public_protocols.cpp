// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/dashboards/analytics_sample.h"
#include "core/protocol/public/page_presence.h"
#include "core/protocol/public/visitor_counter.h"
#include "tests/unit/support/live_fixture.h"

#include <QTest>

using namespace footfall;

/// The words of the page counters and of the analytics stream, byte by byte.
class TestPublicProtocols : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pageMessages_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("message");
        const auto row = [](const char* text, PageMessage message) {
            QTest::newRow(text) << QByteArray(text) << int(message);
        };
        row("{\"type\":\"heartbeat\",\"userId\":\"u\",\"pageUrl\":\"/\",\"timestamp\":1}",
            PageMessage::Heartbeat);
        row("{\"type\":\"active\"}", PageMessage::Active);
        row(" {\"type\" : \"inactive\"} ", PageMessage::Inactive);
        row("{\"type\":\"ping\"}", PageMessage::Ping);
        row("{\"type\":\"Ping\"}", PageMessage::Other);
        row("{\"type\":{\"type\":\"ping\"}}", PageMessage::Other);
        row("[{\"type\":\"ping\"}]", PageMessage::Other);
        row("{\"type\":\"ping\"", PageMessage::Other);
        row("ping", PageMessage::Other);
        row("\xff\xfe", PageMessage::Other);
        row("", PageMessage::Other);
    }
    void pageMessages()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, message);
        QCOMPARE(int(readPageMessage(text)), message);
    }
    void pageAnswers()
    {
        QCOMPARE(pageCount(3, TimeMs(1234567890123)),
                 QByteArray("{\"type\":\"count\",\"count\":3,\"timestamp\":1234567890123}"));
        QCOMPARE(pagePong(noon), QByteArray("{\"type\":\"pong\",\"timestamp\":1768478400000}"));
    }
    void counters()
    {
        StreamCount streams;
        for (const char* visitor : {"a", "a", "b"})
            streams.opened(visitor);
        QCOMPARE(counterEvent(streams, noon),
                 QByteArray("data: {\"totalConnections\":3,\"uniqueVisitors\":2,"
                            "\"timestamp\":\"2026-01-15T12:00:00.000Z\"}\n\n"));
        QCOMPARE(healthReport(streams, noon),
                 QByteArray("{\"status\":\"ok\",\"totalConnections\":3,\"uniqueVisitors\":2,"
                            "\"timestamp\":\"2026-01-15T12:00:00.000Z\"}"));
        QCOMPARE(counterHeartbeat(), QByteArray(": heartbeat\n\n"));
    }
    void cookies_data()
    {
        QTest::addColumn<QByteArray>("cookies");
        QTest::addColumn<QByteArray>("id");
        const QByteArray longest(128, 'x');
        QTest::newRow("none") << QByteArray() << QByteArray();
        QTest::newRow("alone") << QByteArray("visitorId=a") << QByteArray("a");
        QTest::newRow("among others") << QByteArray("x=1;  visitorId=a; y=2") << QByteArray("a");
        QTest::newRow("empty") << QByteArray("visitorId=") << QByteArray();
        QTest::newRow("another name") << QByteArray("notvisitorId=a;visitorId2=b") << QByteArray();
        QTest::newRow("nonsense") << QByteArray(";;= ;  ;") << QByteArray();
        QTest::newRow("longest") << "visitorId=" + longest << longest;
        QTest::newRow("too long") << "visitorId=" + longest + "x" << QByteArray();
    }
    void cookies()
    {
        QFETCH(QByteArray, cookies);
        QFETCH(QByteArray, id);
        QCOMPARE(QByteArray::fromStdString(visitorIdIn(cookies.toStdString())), id);
    }
    void aCookieIsGiven()
    {
        QCOMPARE(visitorCookie("a", false),
                 QByteArray("visitorId=a; Max-Age=2592000; Path=/; HttpOnly; SameSite=Lax"));
        QCOMPARE(visitorCookie("a", true),
                 QByteArray("visitorId=a; Max-Age=2592000; Path=/; HttpOnly; SameSite=None; "
                            "Secure; Partitioned"));
    }
    void samplesAlwaysHaveAPoint()
    {
        LiveFixture live;
        QVERIFY(analyticsSample(live.model, noon).endsWith("\"avg_session_duration\":0.0}"));
        live.view("/", "a");
        live.view("/b", "a", noon + 165'600);
        QCOMPARE(analyticsSample(live.model, noon),
                 QByteArray("{\"timestamp\":\"2026-01-15T12:00:00.000Z\",\"page_views\":2,"
                            "\"active_users\":1,\"avg_session_duration\":2.76}"));
        live.view("/", "b", noon + 165'600);
        QVERIFY(analyticsSample(live.model, noon).endsWith("\"avg_session_duration\":1.38}"));
    }
};

QTEST_GUILESS_MAIN(TestPublicProtocols)
#include "tst_public_protocols.moc"
