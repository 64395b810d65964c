// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/connection/body_stream.h"
#include "tests/unit/support/collected_output.h"

#include <QSignalSpy>
#include <QTest>

using namespace footfall;

class TestBodyStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlainBodyIsSentAsItIs()
    {
        CollectedOutput output;
        BodyStream stream(output);
        stream.send("one");
        stream.send("");
        stream.send("two");
        stream.close(StreamPeer::complete, {});
        QCOMPARE(output.written, QByteArray("onetwo"));
        QCOMPARE(output.finished, 1);
    }
    void chunksTellTheEnd()
    {
        CollectedOutput output;
        BodyStream stream(output, BodyStream::Coding::Chunked);
        stream.send("one");
        stream.send(""); // would be the end
        stream.send(QByteArray(16, 'x'));
        stream.close(StreamPeer::complete, {});
        QCOMPARE(output.written, QByteArray("3\r\none\r\n10\r\nxxxxxxxxxxxxxxxx\r\n0\r\n\r\n"));
        QCOMPARE(output.finished, 1);
    }
    void aBreakIsNoEnd()
    {
        CollectedOutput output;
        BodyStream stream(output, BodyStream::Coding::Chunked);
        stream.send("one");
        stream.close(1011, {});
        QCOMPARE(output.written, QByteArray("3\r\none\r\n"));
        QCOMPARE(output.finished, 1);
    }
    void aBreakWithoutChunksIsTold()
    {
        for (const int code : {StreamPeer::complete, StreamPeer::broken}) {
            CollectedOutput output;
            BodyStream stream(output);
            stream.send("one");
            stream.close(code, {});
            QCOMPARE(output.aborted, code == StreamPeer::broken ? 1 : 0);
            QCOMPARE(output.finished, code == StreamPeer::broken ? 0 : 1);
        }
    }
    void whatIsTakenIsTold()
    {
        CollectedOutput output;
        BodyStream stream(output);
        QSignalSpy drained(&stream, &StreamPeer::drained);
        stream.send("one");
        QCOMPARE(drained.count(), 0);
        output.pending = 1;
        stream.bytesSent(2);
        QCOMPARE(drained.count(), 0);
        output.pending = 0;
        stream.bytesSent(1);
        QCOMPARE(drained.count(), 1);
        stream.clientGone();
        stream.bytesSent(0);
        QCOMPARE(drained.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestBodyStream)
#include "tst_body_stream.moc"
