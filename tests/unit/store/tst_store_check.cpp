// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/upkeep/store_check.h"
#include "tests/unit/support/filled_store.h"

#include <QFile>
#include <QTest>

using namespace footfall;

namespace {

/// Two visits, one of them over, a clear, and a minute of the history.
struct GoodStore : FilledStore
{
    GoodStore()
    {
        Event first = event("/home", "s-1", noon);
        first.site = "a.example";
        first.country = "India";
        add(first, 1);
        add(event("/home", "s-2", noon + 1), 2);
        addClear(noon + 2);
        add(event("/end", "unknown", noon + minute, "session_end"), 0);
        SessionView view;
        view.visit = 1;
        view.sessionId = "s-1";
        view.startedAt = noon;
        view.journey = {{"/home", noon, 0, {}, 0}};
        end(view, noon + minute);
        count({std::nullopt, noon, 2, 2, 2, 2, 2});
        count({"a.example", noon, 1, 1, 1, 1, 1});
        commit();
    }
};

/// What is wrong, as it is told; "good" when nothing is.
QStringList faultsOf(const std::string& path)
{
    QStringList faults;
    StoreCheck check([&](const StoreFinding& finding) {
        if (finding.faults > 0)
            faults.append(QString::fromStdString(finding.what));
    });
    const Result<bool> isGood = check.run(path);
    if (!isGood)
        return {QString::fromStdString(isGood.error())};
    return *isGood ? QStringList{QStringLiteral("good")} + faults : faults;
}

} // namespace

class TestStoreCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodStoreIsGood()
    {
        GoodStore store;
        QCOMPARE(faultsOf(store.path), QStringList{QStringLiteral("good")});
    }
    void anEmptyStoreIsGood()
    {
        FilledStore store;
        QCOMPARE(faultsOf(store.path), QStringList{QStringLiteral("good")});
    }
    void retentionAndForgettingAreNoFaults()
    {
        GoodStore store;
        store.spoil("DELETE FROM events WHERE seq = 1;"
                    "DELETE FROM visits WHERE id = 1;"
                    "UPDATE events SET kind = 17, visit = 0, page = NULL WHERE seq = 2");
        QCOMPARE(faultsOf(store.path), QStringList{QStringLiteral("good")});
    }
    void faultsAreFound_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<QString>("found");
        const auto row = [](const char* fault, const char* found) {
            QTest::newRow(fault) << QByteArray(fault) << QString::fromLatin1(found);
        };
        row("DELETE FROM events WHERE seq = 2", "Events follow on one another without a gap");
        row("UPDATE events SET kind = 9 WHERE seq = 1",
            "Events are of a known kind, and have a session or a visit");
        row("UPDATE events SET session = NULL WHERE seq = 4",
            "Events are of a known kind, and have a session or a visit");
        row("DELETE FROM visits WHERE id = 2", "Every visit that an event names is there");
        row("UPDATE marks SET minute = minute + 60000", "Every mark names the minute of its event");
        row("DELETE FROM marks", "Every event comes after a mark");
        row("DELETE FROM marks WHERE seq = 1", "Every event comes after a mark");
        row("UPDATE minutes SET page_views = 3", "Minutes of the history begin on the minute and "
                                                 "add up");
        row("UPDATE minutes SET minute = minute + 1", "Minutes of the history begin on the minute "
                                                      "and add up");
        row("UPDATE visits SET journey = NULL", "Visits that ended have a journey, and no more "
                                                "page views than events");
        row("UPDATE events SET city = 999 WHERE seq = 1", "Every label that an event names is "
                                                          "there");
        row("UPDATE visits SET device = 999 WHERE id = 2", "Every label that a visit names is "
                                                           "there");
        row("UPDATE visits SET browser = 999 WHERE id = 2",
            "Every campaign, browser and system that a visit names is there");
        row("UPDATE minutes SET site = 999 WHERE site <> -1", "Every site of the history is there");
        row("UPDATE visits SET journey = '[0,[1]]' WHERE id = 1", "Every journey can be read");
        row("UPDATE visits SET journey = '[0,[999,0,0]]' WHERE id = 1",
            "Every journey can be read");
        row("INSERT INTO heartbeats VALUES(1, 1, 9)",
            "Every heartbeat is of a visit that is there, "
            "and after an event that is there");
        row("INSERT INTO heartbeats VALUES(9, 1, 1)",
            "Every heartbeat is of a visit that is there, "
            "and after an event that is there");
        row("INSERT INTO presence VALUES(60000, '', '', 0)",
            "Presence is of whole minutes in which somebody was there");
        row("INSERT INTO presence VALUES(60001, '', '', 1)",
            "Presence is of whole minutes in which somebody was there");
        row("INSERT INTO presence VALUES(60000, 999, '', 1)",
            "Every label that presence names is there");
        row("INSERT INTO presence VALUES(60000, '', 999, 1)",
            "Every label that presence names is there");
        row("INSERT INTO runs VALUES(1, 5, 4)", "Every run of a server begins before it ends");
        row("PRAGMA user_version = 7",
            "Its tables have a version that this Footfall reads, 3 at most");
    }
    void faultsAreFound()
    {
        QFETCH(QByteArray, fault);
        QFETCH(QString, found);
        GoodStore store;
        store.spoil(fault.constData());
        QCOMPARE(faultsOf(store.path), QStringList{found});
    }
    void aDamagedFileIsFound()
    {
        GoodStore store;
        store.log.reset(); // all of it is in the file now
        QFile file(QString::fromStdString(store.path));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray bytes = file.readAll();
        constexpr qsizetype head = 4096;
        QVERIFY(bytes.size() > 2 * head);
        file.seek(head);
        file.write(QByteArray(bytes.size() - head, 'x'));
        file.close();
        QVERIFY(!faultsOf(store.path).contains(QStringLiteral("good")));
    }
    void withoutAStoreNothingIsGood()
    {
        QTemporaryDir folder;
        QVERIFY(!faultsOf(folder.filePath(QStringLiteral("none.db")).toStdString())
                     .contains(QStringLiteral("good")));
    }
};

QTEST_GUILESS_MAIN(TestStoreCheck)
#include "tst_store_check.moc"
