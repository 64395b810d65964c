// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/websocket/memory_socket.h"
#include "tests/unit/support/collected_output.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace footfall;

class TestMemorySocket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isConnectedFromTheStart()
    {
        CollectedOutput output;
        const MemorySocket socket(output, QHostAddress(QStringLiteral("192.0.2.7")));
        QCOMPARE(socket.state(), QAbstractSocket::ConnectedState);
        QVERIFY(socket.isValid());
        QCOMPARE(socket.peerAddress(), QHostAddress(QStringLiteral("192.0.2.7")));
        QCOMPARE(socket.socketDescriptor(), qintptr(-1));
    }
    void whatIsFedIsRead()
    {
        CollectedOutput output;
        MemorySocket socket(output, QHostAddress::LocalHost);
        QSignalSpy ready(&socket, &QTcpSocket::readyRead);
        QVERIFY(socket.feed("one\ntwo"));
        QCOMPARE(ready.size(), 1);
        QVERIFY(socket.canReadLine());
        QCOMPARE(socket.peek(3), QByteArray("one"));
        QCOMPARE(socket.bytesAvailable(), 7);
        QCOMPARE(socket.readLine(), QByteArray("one\n"));
        QVERIFY(!socket.canReadLine());
        QCOMPARE(socket.skip(1), 1);
        QCOMPARE(socket.readAll(), QByteArray("wo"));
        QCOMPARE(socket.bytesAvailable(), 0);
    }
    void aTransactionGivesTheBytesBack()
    {
        CollectedOutput output;
        MemorySocket socket(output, QHostAddress::LocalHost);
        socket.feed("half");
        socket.startTransaction();
        QCOMPARE(socket.readAll(), QByteArray("half"));
        socket.rollbackTransaction();
        socket.feed("+half");
        QCOMPARE(socket.readAll(), QByteArray("half+half"));
    }
    void whatIsWrittenGoesStraightOn()
    {
        CollectedOutput output;
        MemorySocket socket(output, QHostAddress::LocalHost);
        QCOMPARE(socket.write("hello"), 5);
        QCOMPARE(output.written, QByteArray("hello"));
        output.pending = 5;
        QCOMPARE(socket.bytesToWrite(), 5);
        QSignalSpy written(&socket, &QTcpSocket::bytesWritten);
        socket.passedOn(5);
        QCOMPARE(written.size(), 1);
    }
    void itHoldsNoMoreThanItsBuffer()
    {
        CollectedOutput output;
        MemorySocket socket(output, QHostAddress::LocalHost);
        socket.setReadBufferSize(10);
        QVERIFY(socket.feed("0123456789"));
        QVERIFY(!socket.feed("x"));
        QCOMPARE(socket.bytesAvailable(), 10);
    }
    void whoeverReadsGetsMoreThanTheBuffer()
    {
        CollectedOutput output;
        MemorySocket socket(output, QHostAddress::LocalHost);
        socket.setReadBufferSize(10);
        QByteArray read;
        connect(&socket, &QTcpSocket::readyRead, &socket, [&] { read += socket.readAll(); });
        QVERIFY(socket.feed(QByteArray(100, 'x')));
        QCOMPARE(read, QByteArray(100, 'x'));
    }
    void closingFinishesTheOutputOnce()
    {
        CollectedOutput output;
        MemorySocket socket(output, QHostAddress::LocalHost);
        QSignalSpy gone(&socket, &QTcpSocket::disconnected);
        socket.feed("unread");
        socket.disconnectFromHost();
        socket.close();
        socket.abort();
        QCOMPARE(output.finished, 1);
        QCOMPARE(gone.size(), 1);
        QCOMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(socket.bytesAvailable(), 0);
    }
    void afterHangingUpTheOutputIsNotTouched()
    {
        CollectedOutput output;
        MemorySocket socket(output, QHostAddress::LocalHost);
        QSignalSpy gone(&socket, &QTcpSocket::disconnected);
        socket.hangUp();
        socket.close();
        QVERIFY(socket.feed("ignored"));
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
        QCOMPARE(socket.readAll(), QByteArray());
        QCOMPARE(socket.write("ignored"), -1);
        QCOMPARE(gone.size(), 1);
        QCOMPARE(output.finished, 0);
        QCOMPARE(output.written, QByteArray());
        QCOMPARE(socket.bytesToWrite(), 0);
    }
    void itGoesOnAfterReleasingItsBuffer()
    {
        CollectedOutput output;
        MemorySocket socket(output, QHostAddress::LocalHost);
        QSignalSpy closing(&socket, &QTcpSocket::aboutToClose);
        socket.feed("one");
        QCOMPARE(socket.peek(3), QByteArray("one"));
        QCOMPARE(socket.readAll(), QByteArray("one"));
        socket.releaseBuffer();
        socket.feed("two");
        QCOMPARE(socket.readAll(), QByteArray("two"));
        QCOMPARE(socket.write("three"), 5);
        QCOMPARE(closing.size(), 0);
    }
    void itNeverBlocks()
    {
        CollectedOutput output;
        MemorySocket socket(output, QHostAddress::LocalHost);
        QTcpSocket& seenByQt = socket;
        QVERIFY(seenByQt.waitForConnected());
        QVERIFY(!seenByQt.waitForReadyRead());
        QVERIFY(!seenByQt.waitForBytesWritten());
        QVERIFY(!seenByQt.waitForDisconnected());
    }
};

QTEST_GUILESS_MAIN(TestMemorySocket)
#include "tst_memory_socket.moc"
