// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/support/archive_thread.h"
#include "tests/unit/support/filled_store.h"

#include <QTest>

using namespace footfall;

namespace {

struct Setup
{
    /// Asks for `value`; what comes is added to `answers`.
    quint64 ask(int value)
    {
        return client.ask<int>(
            [value, this](Archive&) {
                ++asked;
                return value;
            },
            [this](int answer) { answers.push_back(answer); });
    }

    FilledStore store;
    ArchiveThread archive{store.path};
    ArchiveClient client{archive.worker()};
    std::vector<int> answers;
    std::atomic<int> asked = 0;
};

} // namespace

class TestArchiveWorker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersComeInOrderOnTheThreadThatAsked()
    {
        Setup setup;
        const QThread* here = QThread::currentThread();
        const QThread* answered = nullptr;
        const QThread* worked = nullptr;
        setup.client.ask<const QThread*>(
            [](Archive&) { return static_cast<const QThread*>(QThread::currentThread()); },
            [&](const QThread* thread) {
                worked = thread;
                answered = QThread::currentThread();
            });
        setup.ask(1);
        setup.ask(2);
        QVERIFY(!worked && setup.answers.empty());
        QTRY_COMPARE(setup.answers, (std::vector{1, 2}));
        QCOMPARE(answered, here);
        QVERIFY(worked != here);
        QCOMPARE(setup.client.waiting(), std::size_t(0));
    }
    void twoClientsDoNotGetEachOthersAnswers()
    {
        Setup setup;
        ArchiveClient other(setup.archive.worker());
        int got = 0;
        setup.ask(1);
        other.ask<int>([](Archive&) { return 7; }, [&](int value) { got = value; });
        setup.ask(2);
        QTRY_COMPARE(setup.answers, (std::vector{1, 2}));
        QTRY_COMPARE(got, 7);
    }
    void whatWasDroppedIsNotRead()
    {
        Setup setup;
        setup.archive.pause();
        setup.ask(1);
        setup.client.drop(setup.ask(2));
        setup.ask(3);
        QCOMPARE(setup.client.waiting(), std::size_t(3));
        setup.archive.goOn();
        QTRY_COMPARE(setup.answers, (std::vector{1, 3}));
        QCOMPARE(setup.asked.load(), 2);
        QCOMPARE(setup.client.waiting(), std::size_t(0));
    }
    void tooManyAreRefusedUntilSomeAreAnswered()
    {
        Setup setup;
        setup.archive.pause();
        for (std::size_t i = 0; i < ArchiveClient::maxWaiting; ++i)
            QVERIFY(setup.ask(int(i)) != 0);
        QCOMPARE(setup.ask(-1), 0u);
        setup.archive.goOn();
        QTRY_COMPARE(setup.answers.size(), ArchiveClient::maxWaiting);
        QVERIFY(setup.ask(-1) != 0);
    }
    void aClientThatGoesIsNotAnswered()
    {
        Setup setup;
        setup.archive.pause();
        bool isAnswered = false;
        {
            ArchiveClient gone(setup.archive.worker());
            gone.ask<int>([](Archive&) { return 1; }, [&](int) { isAnswered = true; });
        }
        setup.ask(1); // later
        setup.archive.goOn();
        QTRY_COMPARE(setup.answers, std::vector{1});
        QVERIFY(!isAnswered);
    }
};

QTEST_GUILESS_MAIN(TestArchiveWorker)
#include "tst_archive_worker.moc"
