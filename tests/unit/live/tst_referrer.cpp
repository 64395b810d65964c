// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/referrer.h"

#include <QTest>

using namespace footfall;

class TestReferrer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kindsAreKnown_data()
    {
        QTest::addColumn<QByteArray>("referrer");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* referrer, ReferrerKind kind) {
            QTest::newRow(*referrer ? referrer : "none") << QByteArray(referrer) << int(kind);
        };
        using enum ReferrerKind;
        row("", Direct);
        for (const char* search : {"google.com", "www.google.de", "www.google.co.uk", "Google.com.br",
                                   "bing.com", "cn.bing.com", "yandex.ru", "search.yahoo.com",
                                   "https://www.google.com/search?q=shoes",
                                   "duckduckgo.com:443", "search.brave.com",
                                   "android-app://com.google.android.googlequicksearchbox/"})
            row(search, Search);
        for (const char* social : {"news.ycombinator.com", "t.co", "l.facebook.com", "old.reddit.com",
                                   "x.com", "pinterest.co.uk", "WWW.LINKEDIN.COM"})
            row(social, Social);
        for (const char* mail : {"mail.google.com", "newsletter", "outlook.live.com"})
            row(mail, Mail);
        for (const char* other : {"example.org", "netflix.com", "notgoogle.com", "google.example.org",
                                  "google.evil.com", "google", "docs.google.com", "brave.com", ".",
                                  "://", "a.google.com.x"})
            row(other, Other);
    }
    void kindsAreKnown()
    {
        QFETCH(QByteArray, referrer);
        QFETCH(int, kind);
        QCOMPARE(int(referrerKindOf(referrer.toStdString())), kind);
    }
};

QTEST_APPLESS_MAIN(TestReferrer)
#include "tst_referrer.moc"
