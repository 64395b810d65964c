// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"
#include "core/protocol/socketio/engine_packet.h"
#include "core/protocol/socketio/socketio_packet.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace footfall;

namespace {

constexpr qint64 depth = 64;

QByteArrayList packetsOf(QByteArrayView payload)
{
    QByteArrayList packets;
    do
        packets.append(takeFromPayload(payload).toByteArray());
    while (!payload.isEmpty());
    return packets;
}

} // namespace

class TestSocketIoCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void enginePacketsAreADigitAndData()
    {
        const auto message = readEnginePacket("42[\"a\"]");
        QVERIFY(message);
        QCOMPARE(message->type, EngineType::Message);
        QCOMPARE(message->data.toByteArray(), QByteArray("2[\"a\"]"));
        QCOMPARE(readEnginePacket("3")->type, EngineType::Pong);
        QVERIFY(readEnginePacket("3")->data.isEmpty());
        QCOMPARE(enginePacket(EngineType::Ping), QByteArray("2"));
        QCOMPARE(enginePacket(EngineType::Pong, "probe"), QByteArray("3probe"));
        for (char type = '0'; type <= '6'; ++type)
            QCOMPARE(enginePacket(readEnginePacket(type + QByteArray("x"))->type, "x"),
                     type + QByteArray("x"));
    }
    void whatIsNoEnginePacketIsSeen()
    {
        for (const QByteArray& text : {QByteArray(""), QByteArray("7"), QByteArray("abc"),
                                       QByteArray("bAQID"), QByteArray("\0", 1), QByteArray("/")})
            QVERIFY2(!readEnginePacket(text), text.constData());
    }
    void payloadsComeApartAndTogether()
    {
        const QByteArrayList packets{"40", "42[\"a\"]", "3"};
        const QByteArray joined = joinPayload(packets);
        QCOMPARE(joined, QByteArray("40\x1e"
                                    "42[\"a\"]\x1e"
                                    "3"));
        QCOMPARE(packetsOf(joined), packets);
        QCOMPARE(packetsOf("40"), QByteArrayList{"40"});
        QCOMPARE(packetsOf("4\xe2\x82\xac\x1e"
                           "4"),
                 QByteArrayList({"4\xe2\x82\xac", "4"}));
        QCOMPARE(packetsOf("\x1e"
                           "40"),
                 QByteArrayList({"", "40"}));
    }
    void theHandshakeIsAsClientsKnowIt()
    {
        QCOMPARE(openPacket({"abc", true, 25000, 20000, 1000000}),
                 QByteArray("0{\"sid\":\"abc\",\"upgrades\":[\"websocket\"],\"pingInterval\":25000,"
                            "\"pingTimeout\":20000,\"maxPayload\":1000000}"));
        QVERIFY(openPacket({"abc", false, 1, 1, 1}).contains("\"upgrades\":[]"));
    }
    void refusalsAreAsClientsKnowThem()
    {
        QCOMPARE(refusalReply(EngineError::UnknownTransport).body,
                 QByteArray("{\"code\":0,\"message\":\"Transport unknown\"}"));
        QCOMPARE(refusalReply(EngineError::UnknownSession).body,
                 QByteArray("{\"code\":1,\"message\":\"Session ID unknown\"}"));
        QCOMPARE(refusalReply(EngineError::BadRequest).body,
                 QByteArray("{\"code\":3,\"message\":\"Bad request\"}"));
        QCOMPARE(refusalReply(EngineError::UnsupportedVersion).body,
                 QByteArray("{\"code\":5,\"message\":\"Unsupported protocol version\"}"));
        QCOMPARE(refusalReply(EngineError::BadRequest).status, 400);
    }

    void goodPacketsAreRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("type");
        QTest::addColumn<QByteArray>("nameSpace");
        QTest::addColumn<qint64>("ackId");
        QTest::addColumn<QString>("event");
        QTest::addColumn<int>("arguments");
        using Type = SocketIoPacket::Type;
        const auto row = [](const char* text, Type type, const char* nameSpace, qint64 ackId = -1,
                            const char* event = "", int arguments = 0) {
            QTest::newRow(text) << QByteArray(text) << int(type) << QByteArray(nameSpace) << ackId
                                << QString::fromLatin1(event) << arguments;
        };
        row("0", Type::Connect, "/");
        row("0/,", Type::Connect, "/");
        row("0/admin", Type::Connect, "/admin");
        row("0/admin,{\"a\":1}", Type::Connect, "/admin");
        row("0{\"token\":\"t\"}", Type::Connect, "/");
        row("1", Type::Disconnect, "/");
        row("1/admin,", Type::Disconnect, "/admin");
        row("2[\"ev\"]", Type::Event, "/", -1, "ev");
        row("2[\"ev\",{\"a\":[1]},2]", Type::Event, "/", -1, "ev", 2);
        row("21[\"ev\",1]", Type::Event, "/", 1, "ev", 1);
        row("2/x,0[\"ev\"]", Type::Event, "/x", 0, "ev");
        row("29007199254740991[\"ev\"]", Type::Event, "/", 9'007'199'254'740'991, "ev");
        row("2[7,1]", Type::Event, "/", -1, "", 1);
        row("2[\"\"]", Type::Event, "/", -1, "");
        row("2/admin,456[\"project:delete\",123]", Type::Event, "/admin", 456, "project:delete", 1);
        row("0/admin,", Type::Connect, "/admin");
        row("2[\"0\"]", Type::Event, "/", -1, "0");
        row("2[\"a\",null,true,-1.5,[],{}]", Type::Event, "/", -1, "a", 5);
        row("2[\"\\u0065v\"]", Type::Event, "/", -1, "ev");
        row("3/admin,456[]", Type::Ack, "/admin", 456);
        row("4/admin,{\"message\":\"x\",\"data\":{}}", Type::ConnectError, "/admin");
        row("35[]", Type::Ack, "/", 5);
        row("4{\"message\":\"x\"}", Type::ConnectError, "/");
    }
    void goodPacketsAreRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, ackId);
        const auto packet = readSocketIoPacket(text, depth);
        QVERIFY2(bool(packet), packet ? "" : packet.error().c_str());
        QTEST(int(packet->type), "type");
        QTEST(packet->nameSpace, "nameSpace");
        QCOMPARE(packet->ackId ? qint64(*packet->ackId) : -1, ackId);
        QTEST(packet->event, "event");
        QTEST(int(packet->arguments.size()), "arguments");
        QVERIFY(packet->problem.empty());
    }
    void whatTheClientSaysOfItselfIsRead()
    {
        const auto packet = readSocketIoPacket("0{\"token\":\"secret\"}", depth);
        QCOMPARE(packet->auth.value(QLatin1String("token")).toString(), QStringLiteral("secret"));
    }

    void whatBreaksTheProtocolIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("unknown type") << QByteArray("7");
        QTest::newRow("letters") << QByteArray("abc");
        QTest::newRow("binary event") << QByteArray("51-[\"a\",{\"_placeholder\":true,\"num\":0}]");
        QTest::newRow("binary ack") << QByteArray("61-[{\"_placeholder\":true,\"num\":0}]");
        QTest::newRow("binary, unterminated") << QByteArray("599999999999");
        QTest::newRow("event with nothing") << QByteArray("2");
        QTest::newRow("event with an id only") << QByteArray("212");
        QTest::newRow("event with an object") << QByteArray("2{}");
        QTest::newRow("event without a name") << QByteArray("2[]");
        QTest::newRow("event named by an object") << QByteArray("2[{}]");
        QTest::newRow("event named by true") << QByteArray("2[true,\"a\"]");
        QTest::newRow("event named by null") << QByteArray("2[null,\"a\"]");
        QTest::newRow("event named by a list") << QByteArray("2[[\"a\"]]");
        QTest::newRow("event with a text") << QByteArray("2\"a\"");
        QTest::newRow("event of a namespace, with a text") << QByteArray("2/admin,\"a");
        QTest::newRow("connect with a text") << QByteArray("0/admin,\"a\"");
        QTest::newRow("connect with null") << QByteArray("0null");
        QTest::newRow("disconnect of a namespace, with data") << QByteArray("1/admin,{}");
        for (const char* name :
             {"connect", "connect_error", "disconnecting", "newListener", "removeListener"})
            QTest::newRow(name) << "2[\"" + QByteArray(name) + "\"]";
        QTest::newRow("a space first") << QByteArray(" 2[\"a\"]");
        QTest::newRow("reserved name") << QByteArray("2[\"disconnect\"]");
        QTest::newRow("letters for an id") << QByteArray("2abc[\"a\"]");
        QTest::newRow("signed id") << QByteArray("2-1[\"a\"]");
        QTest::newRow("id above 2^53") << QByteArray("29007199254740992[\"a\"]");
        QTest::newRow("id above 2^64") << QByteArray("299999999999999999999[\"a\"]");
        QTest::newRow("id of 10 MB") << "2" + QByteArray(10'000'000, '9') + "[\"a\"]";
        QTest::newRow("namespace of 10 MB") << "0/" + QByteArray(10'000'000, 'a');
        QTest::newRow("connect with an array") << QByteArray("0[]");
        QTest::newRow("connect with bad JSON") << QByteArray("0{\"token\":");
        QTest::newRow("connect, deep") << "0{\"a\":" + QByteArray(100'000, '[');
        QTest::newRow("disconnect with data") << QByteArray("1[\"a\"]");
    }
    void whatBreaksTheProtocolIsRefused()
    {
        QFETCH(QByteArray, text);
        const auto packet = readSocketIoPacket(text, depth);
        QVERIFY(!packet);
        QVERIFY(!packet.error().empty());
    }

    void badJsonInAnEventIsAProblemOfTheEvent_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("unterminated") << QByteArray("2[\"ev\",{\"a\":");
        QTest::newRow("unterminated text") << QByteArray("2[\"ev");
        QTest::newRow("object cut short") << QByteArray("2{bad");
        QTest::newRow("trailing") << QByteArray("2[\"ev\"]]");
        QTest::newRow("not UTF-8") << QByteArray("2[\"\xff\xfe\"]");
        QTest::newRow("too deep") << "2[\"ev\"," + QByteArray(64, '[') + QByteArray(64, ']') + "]";
        QTest::newRow("10 MB of brackets") << "2" + QByteArray(10'000'000, '[');
        QTest::newRow("10 MB of objects") << "2" + QByteArray("{\"a\":").repeated(2'000'000);
    }
    void badJsonInAnEventIsAProblemOfTheEvent()
    {
        QFETCH(QByteArray, text);
        const auto packet = readSocketIoPacket(text, depth);
        QVERIFY(bool(packet));
        QVERIFY(packet->problem.starts_with("Invalid JSON: "));
    }
    void bracketsInsideTextAreNoDepth()
    {
        const QByteArray brackets(1000, '[');
        const auto packet = readSocketIoPacket("2[\"ev\",\"\\\"" + brackets + "\"]", depth);
        QVERIFY(packet->problem.empty());
        QCOMPARE(packet->arguments.at(0).toString().size(), 1001);
        const QByteArray just =
            "2[" + QByteArray("\"ev\",") + QByteArray(63, '[') + QByteArray(63, ']') + "]";
        QVERIFY(readSocketIoPacket(just, depth)->problem.empty());
    }

    void messagesAreAsClientsKnowThem()
    {
        QCOMPARE(connectMessage("id1"), QByteArray("40{\"sid\":\"id1\"}"));
        QCOMPARE(connectErrorMessage("/", "Unauthorized"),
                 QByteArray("44{\"message\":\"Unauthorized\"}"));
        QCOMPARE(connectErrorMessage("/admin", "Invalid namespace"),
                 QByteArray("44/admin,{\"message\":\"Invalid namespace\"}"));
        QCOMPARE(eventMessage("alert", "{\"a\":1}"), QByteArray("42[\"alert\",{\"a\":1}]"));
        QCOMPARE(ackMessage(0, "true"), QByteArray("430[true]"));
        QCOMPARE(ackMessage(9'007'199'254'740'991, "{}"), QByteArray("439007199254740991[{}]"));
    }
    void idsAreLongAndNeverTheSame()
    {
        static const QRegularExpression urlSafe(QStringLiteral("^[A-Za-z0-9_-]{20,}$"));
        QSet<QByteArray> seen;
        for (int i = 0; i < 1000; ++i) {
            const QByteArray id = newSessionId();
            QVERIFY(urlSafe.match(QString::fromLatin1(id)).hasMatch());
            seen.insert(id);
        }
        QCOMPARE(seen.size(), 1000);
    }
};

QTEST_APPLESS_MAIN(TestSocketIoCodec)
#include "tst_socketio_codec.moc"
