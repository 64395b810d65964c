// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/websocket/client_frames.h"
#include "tests/unit/support/web_socket_client.h"

#include <QTest>

using namespace footfall;
namespace cs = client_side;

namespace {

using Kind = ClientMessage::Kind;

constexpr qint64 maxBytes = 1'000;
/// Characters of one to four bytes.
const QByteArray manyScripts = "a\xc3\xbc\xe2\x82\xac\xf0\x9f\x91\xa3z";

/// What is said in one word each, when the bytes come in pieces of that size.
QByteArrayList said(const QByteArray& bytes, qsizetype pieceBytes)
{
    static const QByteArrayList names{"text", "ping", "pong", "close", "fault"};
    ClientFrames frames(maxBytes);
    QByteArrayList all;
    for (qsizetype from = 0; from < bytes.size(); from += pieceBytes) {
        const QByteArray piece = bytes.mid(from, pieceBytes);
        QByteArrayView view(piece);
        while (const std::optional<ClientMessage> message = frames.next(view)) {
            const QByteArray code = message->code ? ' ' + QByteArray::number(message->code) : "";
            const QByteArray what = message->kind == Kind::Fault ? "" : ' ' + message->payload;
            all.append(names[int(message->kind)] + code + what);
        }
    }
    return all;
}

/// The same, however the bytes are cut.
QByteArrayList said(const QByteArray& bytes)
{
    const QByteArrayList whole = said(bytes, std::max<qsizetype>(bytes.size(), 1));
    for (const qsizetype pieceBytes : {1, 2, 3, 7}) {
        if (said(bytes, pieceBytes) != whole)
            return {"it depends on the pieces"};
    }
    return whole;
}

QByteArray unmasked(int opcode, const QByteArray& payload)
{
    return QByteArray().append(char(0x80 | opcode)).append(char(payload.size())) + payload;
}

/// 1000 and that: with a close frame it is its payload, with any other one as good as another.
QByteArray closePayloadOf(const QByteArray& reason)
{
    return cs::closePayload(1000, reason);
}

QByteArray closeFrame(int code, const QByteArray& reason = {})
{
    return cs::frame(cs::Close, cs::closePayload(code, reason));
}

} // namespace

class TestClientFrames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTextMayBeCutAnywhere()
    {
        for (qsizetype first = 0; first <= manyScripts.size(); ++first) {
            for (qsizetype second = first; second <= manyScripts.size(); ++second) {
                const QByteArray bytes =
                    cs::frame(cs::Text, manyScripts.first(first), false) +
                    cs::frame(cs::Ping, "between") +
                    cs::frame(cs::Continuation, manyScripts.sliced(first, second - first), false) +
                    cs::frame(cs::Continuation, manyScripts.sliced(second));
                QCOMPARE(said(bytes), (QByteArrayList{"ping between", "text " + manyScripts}));
            }
        }
    }
    void manyMessagesFollowEachOther()
    {
        const QByteArray bytes = cs::frame(cs::Text, "one") + cs::frame(cs::Text, {}) +
                                 cs::frame(cs::Pong, "p") + cs::frame(cs::Text, "two") +
                                 closeFrame(1001, "away") + cs::frame(cs::Text, "late");
        QCOMPARE(said(bytes),
                 (QByteArrayList{"text one", "text ", "pong p", "text two", "close 1001 away"}));
    }
    void whatIsNoProtocolIsAFault_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const QByteArray& bytes, int code) {
            QTest::newRow(name) << bytes << code;
        };
        row("unmasked text", unmasked(cs::Text, "x"), 1002);
        row("unmasked ping", unmasked(cs::Ping, {}), 1002);
        row("unmasked close", unmasked(cs::Close, {}), 1002);
        for (const int opcode : {3, 4, 5, 6, 7, 11, 12, 13, 14, 15})
            row(qPrintable(QStringLiteral("opcode %1").arg(opcode)), cs::frame(opcode, "x"), 1002);
        for (const char bits : {'\x91', '\xa1', '\xc1'})
            row(qPrintable(QStringLiteral("bits %1").arg(uchar(bits))),
                QByteArray(1, bits) + cs::frame(cs::Text, "x").sliced(1), 1002);
        row("nothing to continue", cs::frame(cs::Continuation, "x"), 1002);
        row("text within a text", cs::frame(cs::Text, "x", false) + cs::frame(cs::Text, "y"), 1002);
        row("a bit in a control frame", QByteArray(1, '\xc9') + cs::frame(cs::Ping, "x").sliced(1),
            1002);
        row("a bit in a fragment behind the first",
            cs::frame(cs::Text, "x", false) + QByteArray(1, '\xa0') +
                cs::frame(cs::Continuation, "y").sliced(1),
            1002);
        row("a binary frame amid fragments",
            cs::frame(cs::Text, "x", false) + cs::frame(cs::Binary, "y"), 1003);
        row("an opcode amid fragments", cs::frame(cs::Text, "x", false) + cs::frame(3, "y"), 1002);
        row("unmasked amid fragments",
            cs::frame(cs::Text, "x", false) + unmasked(cs::Continuation, "y"), 1002);
        for (const int opcode : {cs::Close, cs::Ping, cs::Pong}) {
            row(qPrintable(QStringLiteral("split control %1").arg(opcode)),
                cs::frame(opcode, closePayloadOf("x"), false), 1002);
            row(qPrintable(QStringLiteral("long control %1").arg(opcode)),
                cs::frame(opcode, closePayloadOf(QByteArray(124, 'x'))), 1002);
        }
        row("16 bits for a short one", QByteArray("\x81\xfe\x00\x7d", 4) + QByteArray(129, 0),
            1002);
        row("64 bits for 65535", QByteArray("\x81\xff\0\0\0\0\0\0\xff\xff\0\0\0\0", 14), 1002);
        row("64 bits for 5", QByteArray("\x81\xff\0\0\0\0\0\0\0\x05\0\0\0\0", 14) + "hello", 1002);
        row("a negative length", QByteArray("\x81\xff\xff\0\0\0\0\0\0\0\0\0\0\0", 14), 1002);
        row("binary", cs::frame(cs::Binary, "x"), 1003);
        row("binary in fragments", cs::frame(cs::Binary, "x", false), 1003);
        row("too long", cs::frame(cs::Text, QByteArray(maxBytes + 1, 'x')), 1009);
        row("only the head of it", cs::frame(cs::Text, QByteArray(maxBytes + 1, 'x')).first(8),
            1009);
        row("too long in all",
            cs::frame(cs::Text, QByteArray(maxBytes, 'x'), false) +
                cs::frame(cs::Continuation, "x"),
            1009);
        row("no UTF-8", cs::frame(cs::Text, "\xc3("), 1007);
        row("no UTF-8 before its end", cs::frame(cs::Text, "\xff", false), 1007);
        row("half a character", cs::frame(cs::Text, "\xe2\x82"), 1007);
        row("half a character across frames",
            cs::frame(cs::Text, "\xe2", false) + cs::frame(cs::Continuation, "\x82"), 1007);
        row("overlong", cs::frame(cs::Text, "\xc0\xaf"), 1007);
        row("overlong in three", cs::frame(cs::Text, "\xe0\x9f\xbf"), 1007);
        row("overlong in four", cs::frame(cs::Text, "\xf0\x8f\xbf\xbf"), 1007);
        row("surrogate", cs::frame(cs::Text, "\xed\xa0\x80"), 1007);
        row("second surrogate", cs::frame(cs::Text, "\xed\xbf\xbf"), 1007);
        row("beyond Unicode", cs::frame(cs::Text, "\xf4\x90\x80\x80"), 1007);
        row("of five bytes", cs::frame(cs::Text, "\xf8\x88\x80\x80\x80"), 1007);
        row("goes on before it began", cs::frame(cs::Text, "\x80"), 1007);
        row("no UTF-8 in the third fragment",
            cs::frame(cs::Text, "a\xe2", false) + cs::frame(cs::Continuation, "\x82\xac", false) +
                cs::frame(cs::Continuation, "\xff", false),
            1007);
        row("half a close code", cs::frame(cs::Close, "\x03"), 1002);
        row("a reason that is no UTF-8", closeFrame(1000, "\xff"), 1007);
        row("a reason cut amid a character", closeFrame(1000, "a\xe2\x82"), 1007);
    }
    void whatIsNoProtocolIsAFault()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        const QByteArray fault = "fault " + QByteArray::number(code);
        QCOMPARE(said(bytes + cs::frame(cs::Text, "late")), QByteArrayList{fault});
        QCOMPARE(said(cs::frame(cs::Text, "before") + bytes),
                 (QByteArrayList{"text before", fault}));
    }
    void closeCodes_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("isGood");
        for (const int code : {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013,
                               1014, 3000, 3999, 4000, 4999})
            QTest::addRow("%d", code) << code << true;
        for (const int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535})
            QTest::addRow("%d", code) << code << false;
    }
    void closeCodes()
    {
        QFETCH(int, code);
        QFETCH(bool, isGood);
        const QByteArray closed = "close " + QByteArray::number(code) + " why";
        QCOMPARE(said(closeFrame(code, "why")), QByteArrayList{isGood ? closed : "fault 1002"});
    }
    void whateverTheMaskATextIsRead()
    {
        for (const QByteArray& mask :
             {QByteArray(4, '\0'), QByteArray(4, '\xff'), QByteArray("\0\x01\x80\xfe", 4)}) {
            QByteArray bytes = QByteArray("\x81").append(char(0x80 | manyScripts.size())) + mask;
            for (qsizetype i = 0; i < manyScripts.size(); ++i)
                bytes.append(char(manyScripts[i] ^ mask[i % 4]));
            QCOMPARE(said(bytes), QByteArrayList{"text " + manyScripts});
        }
    }
    void fragmentsMayBeEmptyAndControlFramesFull()
    {
        const QByteArray full(125, 'p');
        const QByteArray bytes = cs::frame(cs::Text, {}, false) + cs::frame(cs::Ping, full) +
                                 cs::frame(cs::Continuation, {}, false) + cs::frame(cs::Ping, {}) +
                                 cs::frame(cs::Pong, full) + cs::frame(cs::Continuation, {});
        QCOMPARE(said(bytes), (QByteArrayList{"ping " + full, "ping ", "pong " + full, "text "}));
    }
    void theLastCharactersOfUnicodeAreText()
    {
        const QByteArray last = "\xef\xbf\xbf\xef\xb7\x90\xf4\x8f\xbf\xbf";
        QCOMPARE(said(cs::frame(cs::Text, last)), QByteArrayList{"text " + last});
    }
    void aCloseAmidAMessageEndsIt()
    {
        QCOMPARE(said(cs::frame(cs::Text, "half", false) + closeFrame(1001, QByteArray(123, 'x'))),
                 QByteArrayList{"close 1001 " + QByteArray(123, 'x')});
    }
    void aCloseMaySayNothing()
    {
        QCOMPARE(said(cs::frame(cs::Close, {})), QByteArrayList{"close 1000 "});
    }
    void aMessageOfTheLimitIsRead()
    {
        const QByteArray longest(maxBytes, 'x');
        QCOMPARE(said(cs::frame(cs::Text, longest)), QByteArrayList{"text " + longest});
        QCOMPARE(said(cs::frame(cs::Text, longest, false) + cs::frame(cs::Continuation, {})),
                 QByteArrayList{"text " + longest});
    }
};

QTEST_APPLESS_MAIN(TestClientFrames)
#include "tst_client_frames.moc"
