// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace footfall;

namespace {

Result<Options> read(const QStringList& arguments)
{
    return Options::read(QStringList{QStringLiteral("footfalld")} + arguments);
}

QString fileWith(const QTemporaryDir& folder, const char* name, const QByteArray& content)
{
    const QString path = folder.filePath(QString::fromUtf8(name));
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) >= 0 ? path : QString();
}

} // namespace

class TestOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aThousandSitesCanBeDeclared()
    {
        QStringList arguments;
        for (int i = 0; i < 1'000; ++i)
            arguments.append(QStringLiteral("--site=s%1=https://s%1.example").arg(i));
        QCOMPARE(read(arguments)->sites.size(), std::size_t(1'000));
        arguments.append(QStringLiteral("--site=more=https://more.example"));
        QVERIFY(read(arguments).error().find("at most 1000") != std::string::npos);
    }
    void theDefaultIsLoopbackInBothFamilies()
    {
        const auto options = read({});
        QVERIFY(options);
        QCOMPARE(options->listen.size(), 2);
        QVERIFY(options->listenIsDefault);
        QVERIFY(options->isForThisMachineOnly());
        QCOMPARE(options->listen[1].port, quint16(3000));
        QCOMPARE(options->simulatedRate, 0.0);
    }
    void listenMayBeRepeated()
    {
        const auto options = read({QStringLiteral("--listen"), QStringLiteral("[::1]:4000"),
                                   QStringLiteral("--listen=0.0.0.0:8787")});
        QVERIFY(options);
        QCOMPARE(options->listen.size(), 2);
        QCOMPARE(options->listen[0].address, QHostAddress(QHostAddress::LocalHostIPv6));
        QCOMPARE(options->listen[1].port, quint16(8787));
        QVERIFY(!options->isForThisMachineOnly());
    }
    void simulateTakesARateOrNone()
    {
        QCOMPARE(read({QStringLiteral("--simulate")})->simulatedRate, 5.0);
        QCOMPARE(read({QStringLiteral("--simulate=20")})->simulatedRate, 20.0);
        QCOMPARE(read({QStringLiteral("--simulate"), QStringLiteral("--simulate-rate"),
                       QStringLiteral("7.5")})
                     ->simulatedRate,
                 7.5);
    }
    void badOptionsAreNamed_data()
    {
        QTest::addColumn<QString>("argument");
        for (const char* bad :
             {"--nonsense", "--listen=3000", "--listen=example.org:80", "--listen=127.0.0.1:99999",
              "--limit=nothing=5", "--limit=pages=0", "--limit=pages", "--simulate=fast",
              "--simulate=-1", "--session-timeout=0", "--viewer-timeout=soon",
              "--token-file=/dev/null", "stray", "--config=/nowhere/at/all"})
            QTest::newRow(bad) << QString::fromUtf8(bad);
    }
    void badOptionsAreNamed()
    {
        QFETCH(QString, argument);
        const auto options = read({argument});
        QVERIFY(!options);
        QVERIFY(!options.error().empty());
        QVERIFY(options.error().find('\n') == std::string::npos);
    }
    void theFileGivesWhatTheCommandLineDoesNot()
    {
        QTemporaryDir folder;
        const QString path = fileWith(folder, "footfall.ini",
                                      "geo=countries.mmdb\nlisten=127.0.0.1:4001, 127.0.0.1:4002\n"
                                      "simulate=true\nsession-timeout=60\nviewer-timeout=20\n"
                                      "limit=pages=7, countries=8\n");
        const auto options =
            read({QStringLiteral("--config"), path, QStringLiteral("--session-timeout=90")});
        QVERIFY2(options, options ? "" : options.error().c_str());
        QCOMPARE(options->listen.size(), 2);
        QCOMPARE(options->simulatedRate, 5.0);
        QCOMPARE(options->limits.sessionTimeoutMs, 90'000);
        QCOMPARE(options->limits.viewerTimeoutMs, 20'000);
        QCOMPARE(options->limits.pages, 7);
        QCOMPARE(options->limits.countries, 8);
        QCOMPARE(options->geoFile, QStringLiteral("countries.mmdb"));
    }
    void anUnknownNameInTheFileIsRefused()
    {
        QTemporaryDir folder;
        const QString path = fileWith(folder, "footfall.ini", "lsten=127.0.0.1:4001\n");
        QVERIFY(!read({QStringLiteral("--config"), path}));
    }
    void theTokenComesFromItsFile()
    {
        QTemporaryDir folder;
        const auto options =
            read({QStringLiteral("--token-file"), fileWith(folder, "token", "secret\n")});
        QVERIFY(options);
        QCOMPARE(options->token, QByteArray("secret"));
        for (const char* useless : {"\n", "two\nlines\n", "t\xc3\xb6ken\n"})
            QVERIFY(!read({QStringLiteral("--token-file"), fileWith(folder, "useless", useless)}));
    }
    void aMissingTokenFileIsForTheServerToMake()
    {
        const QString missing = QStringLiteral("/nowhere/at/all");
        const auto server = read({QStringLiteral("--token-file"), missing});
        QVERIFY(server);
        QCOMPARE(server->tokenFile, missing);
        QVERIFY(server->token.isEmpty());
        QVERIFY(!read({QStringLiteral("--token-file"), missing, QStringLiteral("--connect"),
                       QStringLiteral("https://stats.example")}));
    }
    void connectNeedsTheAddressOfAWebServer()
    {
        const auto to = [](const char* text) {
            return read({QStringLiteral("--connect"), QString::fromUtf8(text)});
        };
        QCOMPARE(to("https://stats.example/x/")->connectTo,
                 QUrl(QStringLiteral("https://stats.example/x/")));
        QCOMPARE(to("10.0.0.5:3000")->connectTo, QUrl(QStringLiteral("http://10.0.0.5:3000")));
        QVERIFY(!to("ftp://stats.example"));
        QVERIFY(!to("http://"));
    }
    void connectStartsNoServer()
    {
        QTemporaryDir folder;
        const QString token =
            QStringLiteral("--token-file=") + fileWith(folder, "token", "secret\n");
        const QString connect = QStringLiteral("--connect=http://10.0.0.5:3000");
        QCOMPARE(read({connect, token})->token, QByteArray("secret"));
        for (const char* option : {"--listen=127.0.0.1:4000", "--data-dir=x", "--in-memory",
                                   "--simulate", "--site=a=https://a.example", "--keep-days=3"}) {
            const auto options = read({connect, QString::fromUtf8(option)});
            QVERIFY2(!options, option);
            const std::string_view given(option);
            const std::string name(given.substr(0, given.find('=')));
            QVERIFY2(options.error().find(name) != std::string::npos, options.error().c_str());
            QVERIFY(options.error().find('\n') == std::string::npos);
        }
    }
};

QTEST_GUILESS_MAIN(TestOptions)
#include "tst_options.moc"
