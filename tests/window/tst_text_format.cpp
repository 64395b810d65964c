// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/snapshots.h"
#include "ui/look/signs.h"
#include "ui/text/alert_text.h"
#include "ui/text/language.h"
#include "ui/text/session_name.h"
#include "ui/text/session_text.h"
#include "ui/text/text_format.h"

#include <QFile>
#include <QSet>
#include <QTest>
#include <QTextDocument>

using namespace footfall;

class TestTextFormat : public QObject
{
    Q_OBJECT

    const Language m_language{QStringLiteral("en")};

private Q_SLOTS:
    void durations_data();
    void durations();
    void numbersAreGrouped();
    void alertsSayWhatHappenedWithNumbers();
    void alertsAreToldApartByForm();
    void hostileTextIsMadeHarmless();
    void longTextIsCutWithoutBreakingACharacter();
    void tooltipsShowMarkupAsText();
    void pagesAreReadWithoutEscapes_data();
    void pagesAreReadWithoutEscapes();
    void anIdHasTheNameThatTheWebGivesIt();
    void aVisitorWhoCameBeforeIsCountedAsOnTheWeb();
    void aSessionSaysWhatIsKnownOfIt();
};

void TestTextFormat::durations_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << qint64(0) << QStringLiteral("0:00");
    QTest::newRow("seconds") << qint64(45) << QStringLiteral("0:45");
    QTest::newRow("minutes") << qint64(250) << QStringLiteral("4:10");
    QTest::newRow("hours") << qint64(3723) << QStringLiteral("1:02:03");
}

void TestTextFormat::durations()
{
    QFETCH(qint64, seconds);
    QTEST(durationText(seconds), "text");
}

void TestTextFormat::pagesAreReadWithoutEscapes_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("read");
    QTest::newRow("plain") << QByteArray("/products") << QStringLiteral("/products");
    QTest::newRow("blank") << QByteArray("/red%20shoe") << QStringLiteral("/red shoe");
    QTest::newRow("reserved") << QByteArray("/a%26b%3Fc%3d") << QStringLiteral("/a&b?c=");
    QTest::newRow("once") << QByteArray("/50%2520off") << QStringLiteral("/50%20off");
    QTest::newRow("slash") << QByteArray("/a%2Fb") << QStringLiteral("/a%2Fb");
    QTest::newRow("control") << QByteArray("/a%0Ab%7F") << QStringLiteral("/a%0Ab%7F");
    QTest::newRow("direction") << QByteArray("/a%E2%80%AEb") << QStringLiteral("/a%E2%80%AEb");
    QTest::newRow("turned") << QByteArray("/a\xe2\x80\xae"
                                          "b")
                            << QStringLiteral("/a\ufffdb");
    QTest::newRow("cut short") << QByteArray("/a%2") << QStringLiteral("/a%2");
    QTest::newRow("markup") << QByteArray("/%3Cb%3E") << QStringLiteral("/<b>");
}

void TestTextFormat::pagesAreReadWithoutEscapes()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, read);
    QCOMPARE(shownPage(name.toStdString()), read);
    const QString detail = pageDetail(name.toStdString());
    QVERIFY(detail.startsWith(read));
    QVERIFY(detail.endsWith(shownText(name.toStdString())));
}

void TestTextFormat::anIdHasTheNameThatTheWebGivesIt()
{
    QFile file(QStringLiteral(FOOTFALL_SESSION_NAMES));
    QVERIFY(file.open(QFile::ReadOnly));
    int names = 0;
    while (!file.atEnd()) {
        const QList<QByteArray> parts = file.readLine().trimmed().split('\t');
        if (parts.size() < 2) // the empty id
            continue;
        QCOMPARE(sessionName(parts[0].toStdString()), QString::fromUtf8(parts[1]));
        ++names;
    }
    QVERIFY(names >= 8);
    QCOMPARE(sessionName(""), QStringLiteral("Ample Dolphin"));
}

void TestTextFormat::aVisitorWhoCameBeforeIsCountedAsOnTheWeb()
{
    QFile file(QStringLiteral(FOOTFALL_VISIT_WORDS));
    QVERIFY(file.open(QFile::ReadOnly));
    int lines = 0;
    for (; !file.atEnd(); ++lines) {
        const QList<QByteArray> parts = file.readLine().chopped(1).split('\t');
        QCOMPARE(parts.size(), 2);
        QCOMPARE(visitsText(parts[0].toInt()), QString::fromUtf8(parts[1]));
    }
    QVERIFY(lines >= 18);
}

void TestTextFormat::aSessionSaysWhatIsKnownOfIt()
{
    SessionView visit = session("v-1", "/red%20shoe");
    visit.country = "Germany";
    visit.city = "Munich";
    visit.referrer = "news.ycombinator.com";
    visit.site = "shop";
    visit.browser = "Firefox";
    QCOMPARE(sessionTitle(visit), QStringLiteral("Germany · Munich — /red shoe"));
    QCOMPARE(sessionAbout(visit, true),
             QStringLiteral("from news.ycombinator.com · mobile · Firefox · shop"));
    QVERIFY(!sessionAbout(visit, false).contains(QStringLiteral("shop")));
    visit.visits = 3;
    visit.system = "Android";
    QCOMPARE(sessionAbout(visit, false),
             QStringLiteral("3rd visit · from news.ycombinator.com · mobile · Firefox"));
    QCOMPARE(sessionDetails(visit, false),
             QStringLiteral("3rd visit · from news.ycombinator.com · mobile · Firefox · Android"));
    SessionView unknown;
    unknown.sessionId = "v-1";
    unknown.currentPage = "/";
    QCOMPARE(sessionTitle(unknown), QStringLiteral("Cosy Moon — /"));
    QVERIFY(sessionAbout(unknown, true).isEmpty());
}

void TestTextFormat::numbersAreGrouped()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCOMPARE(numberText(1204331), QStringLiteral("1,204,331"));
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(numberText(1204331), QStringLiteral("1.204.331"));
    QLocale::setDefault(QLocale::c());
    QCOMPARE(numberText(1204331), QStringLiteral("1,204,331"));
    QCOMPARE(rateText(2.44), QStringLiteral("2.4"));
    QCOMPARE(rateText(20'000), QStringLiteral("20,000"));
}

void TestTextFormat::alertsSayWhatHappenedWithNumbers()
{
    QCOMPARE(alertText(spike(1)), QStringLiteral("42 in 1 minute, usual 6–17"));
    Alert ofASite = spike(1);
    ofASite.site = "shop\xe2\x81\xa0%1";
    QCOMPARE(alertText(ofASite), QStringLiteral("42 in 1 minute, usual 6–17, on shop\uFFFD%1"));
    Alert silence = spike(1);
    silence.kind = Alert::Kind::Silence;
    silence.span = 4 * minuteMs;
    silence.expected = 96;
    QCOMPARE(alertText(silence), QStringLiteral("nobody for 4 minutes, usual 24 a minute"));
    silence.kind = Alert::Kind::BackToUsual;
    silence.value = 180;
    QCOMPARE(alertText(silence), QStringLiteral("after 4 minutes, most 180 a minute"));
    Alert milestone;
    milestone.kind = Alert::Kind::Milestone;
    milestone.value = 50;
    QVERIFY(alertText(milestone).contains(QStringLiteral("50")));
    Alert evicted;
    evicted.kind = Alert::Kind::Evicted;
    evicted.value = 1;
    QVERIFY(alertText(evicted).startsWith(QStringLiteral("The oldest session let go")));
    evicted.value = 2;
    QVERIFY(alertText(evicted).startsWith(QStringLiteral("2 oldest sessions let go")));
    Alert cleared;
    cleared.kind = Alert::Kind::Cleared;
    QCOMPARE(alertTitle(cleared), QStringLiteral("Cleared"));
    QVERIFY(alertText(cleared).contains(QStringLiteral("anew")));
    Alert clock;
    clock.kind = Alert::Kind::ClockSetBack;
    QVERIFY(alertText(clock).contains(QStringLiteral("clock")));
}

void TestTextFormat::alertsAreToldApartByForm()
{
    QSet<int> forms;
    for (const auto kind : {Alert::Kind::Spike, Alert::Kind::Milestone, Alert::Kind::Evicted,
                            Alert::Kind::Cleared, Alert::Kind::ClockSetBack})
        forms.insert(int(alertSign(kind)));
    QCOMPARE(forms.size(), 5);
}

void TestTextFormat::hostileTextIsMadeHarmless()
{
    QCOMPARE(shownText("/a\xe2\x80\xae"
                       "exe.png"),
             QStringLiteral("/a\uFFFDexe.png"));
    QCOMPARE(shownText("a\nb\tc\x7f"), QStringLiteral("a\uFFFDb\uFFFDc\uFFFD"));
    QCOMPARE(shownText("<img src=x onerror=alert(1)>"),
             QStringLiteral("<img src=x onerror=alert(1)>"));
}

void TestTextFormat::longTextIsCutWithoutBreakingACharacter()
{
    std::string text;
    for (int i = 0; i < 2048; ++i)
        text += "\xf0\x9f\x98\x80";
    const QString shown = shownText(text);
    QVERIFY(shown.size() <= shownCharacters);
    QVERIFY(!shown.contains(QChar::ReplacementCharacter));
}

void TestTextFormat::tooltipsShowMarkupAsText()
{
    const QString tip = tooltipText(QStringLiteral("<b>bold</b>\nline"));
    QVERIFY(Qt::mightBeRichText(tip));
    QVERIFY(tip.contains(QStringLiteral("&lt;b&gt;bold&lt;/b&gt;<br>line")));
}

QTEST_MAIN(TestTextFormat)
#include "tst_text_format.moc"
