// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/patience.h"

#include <QTest>

using namespace footfall;

namespace {

struct Reader final : Sink
{
    void send(const QByteArray&) override { ++sent; }
    qint64 queuedBytes() const override { return queued; }
    void close(int code, const QByteArray&) override { closedWith = code; }

    qint64 queued = 0;
    int sent = 0;
    int closedWith = 0;
};

} // namespace

class TestPatience : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoReadsIsSentEverything()
    {
        m_reader.queued = m_limits.subscriberSoftBytes;
        deliverAt(0);
        deliverAt(60'000);
        QCOMPARE(m_reader.sent, 2);
    }
    void whoIsBehindIsLeftOutUntilItHasRead()
    {
        m_reader.queued = m_limits.subscriberSoftBytes + 1;
        deliverAt(0);
        deliverAt(m_limits.subscriberStallMs);
        QCOMPARE(m_reader.sent, 0);
        m_reader.queued = 0;
        deliverAt(m_limits.subscriberStallMs + 1);
        QCOMPARE(m_reader.sent, 1);
        m_reader.queued = m_limits.subscriberSoftBytes + 1;
        deliverAt(2 * m_limits.subscriberStallMs);
        QCOMPARE(m_reader.closedWith, 0);
    }
    void whoStaysBehindIsCut()
    {
        m_reader.queued = m_limits.subscriberSoftBytes + 1;
        deliverAt(0);
        deliverAt(m_limits.subscriberStallMs + 1);
        QCOMPARE(m_reader.sent, 0);
        QCOMPARE(m_reader.closedWith, 1013);
    }
    void whoIsFarBehindIsCutAtOnce()
    {
        m_reader.queued = m_limits.subscriberHardBytes + 1;
        deliverAt(0);
        QCOMPARE(m_reader.closedWith, 1013);
    }
    void init()
    {
        m_reader = {};
        m_patience = {};
    }

private:
    void deliverAt(DurationMs now) { deliver(m_reader, m_patience, "frame", m_limits, now); }

    const Limits m_limits = {};
    Reader m_reader;
    Patience m_patience;
};

QTEST_GUILESS_MAIN(TestPatience)
#include "tst_patience.moc"
