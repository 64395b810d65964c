// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options/options.h"
#include "app/service/service_door.h"

#include <QDir>
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
    void aWebhookIsAnAddressWithoutAUserAndASecretIsLong()
    {
        const QTemporaryDir folder;
        const QString hook = QStringLiteral("--webhook=https://chat.example/hooks/1,2?a=b");
        const auto withSecret = [&](const QByteArray& secret) {
            return read({hook, QStringLiteral("--webhook-secret-file=") +
                                   fileWith(folder, "secret", secret)});
        };
        QCOMPARE(withSecret("0123456789abcdef\n")->webhookSecret, QByteArray("0123456789abcdef"));
        QCOMPARE(withSecret("0123456789abcdef")->webhooks,
                 QList<QUrl>{QUrl(QStringLiteral("https://chat.example/hooks/1,2?a=b"))});
        QVERIFY(withSecret("0123456789abcde").error().find("at least 16") != std::string::npos);
        QVERIFY(!withSecret("whsec_MDEyMzQ1Njc4OWFiY2Q="));
        QVERIFY(withSecret("whsec_MDEyMzQ1Njc4OWFiY2RlZg=="));
        QVERIFY(!withSecret("two lines\n of a secret"));
        QVERIFY(!read({QStringLiteral("--webhook-secret-file=/dev/null")}));
        for (const char* wrong : {"ftp://a.example", "javascript:alert(1)", "a.example", "https://",
                                  "https://me@a.example", "https://a.example/#x"}) {
            const auto options = read({QStringLiteral("--webhook=") + QString::fromUtf8(wrong)});
            QVERIFY2(!options, wrong);
            QVERIFY(options.error().find("an http or https address") != std::string::npos);
        }
        QStringList many;
        for (int i = 0; i < 9; ++i)
            many.append(QStringLiteral("--webhook=https://a.example/%1").arg(i));
        QVERIFY(read(many).error().find("at most 8") != std::string::npos);
    }
    void aWindowThatIsToldNothingElseShowsTheServiceOfThisMachine()
    {
        const QTemporaryDir folder;
        const auto window = [&](const QStringList& arguments) {
            return Options::read(QStringList{QStringLiteral("footfall")} + arguments,
                                 Options::Program::Window, folder.path());
        };
        QVERIFY(window({})->connectTo.isEmpty()); // there is none
        const QUrl service(QStringLiteral("http://127.0.0.1:3000"));
        QVERIFY(
            (ServiceDoor{service.toString(), "the-token-of-the-operator"}.openIn(folder.path())));
        QCOMPARE(window({})->connectTo, service);
        QCOMPARE(window({})->token, QByteArray("the-token-of-the-operator"));
        QCOMPARE(window({QStringLiteral("--mini"), QStringLiteral("--site=shop")})->connectTo,
                 service);
        for (const char* own :
             {"--listen=127.0.0.1:0", "--in-memory", "--simulate", "--token-file=/no"})
            QVERIFY2(window({QString::fromUtf8(own)})->connectTo.isEmpty(), own);
        const auto other = window({QStringLiteral("--connect=https://a.example")});
        QCOMPARE(other->connectTo, QUrl(QStringLiteral("https://a.example")));
        QCOMPARE(other->token, QByteArray());
    }
    void whoseServiceIsForOthersIsToldWhoMay()
    {
        const QTemporaryDir folder;
        QVERIFY((ServiceDoor{QStringLiteral("http://127.0.0.1:3000"), {}}.openIn(folder.path())));
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("operator-token"))); // not to be read
        const auto options =
            Options::read({QStringLiteral("footfall")}, Options::Program::Window, folder.path());
        QVERIFY(!options);
        QVERIFY(options.error().find("adduser NAME footfall") != std::string::npos);
    }
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
    void aLogIsNamedWithItsSite()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a:b.log"));
        QVERIFY(QFile(path).open(QIODevice::WriteOnly));
        const auto options = read({QStringLiteral("--log=/x/access.log:Shop"), QStringLiteral("--log=-:blog"),
                                   QStringLiteral("--log=/x/y:z/access.log"), QStringLiteral("--log"), path});
        QVERIFY2(options, options ? "" : options.error().c_str());
        QStringList all;
        for (const LogOption& log : options->logs)
            all.append(log.path + QLatin1Char(' ') + QString::fromStdString(log.site));
        QCOMPARE(all, (QStringList{QStringLiteral("/x/access.log shop"), QStringLiteral("- blog"),
                                   QStringLiteral("/x/y:z/access.log "), path + QLatin1Char(' ')}));
        const QString log = QStringLiteral("--log=/x/a.log:shop");
        for (const char* wrong : {"--simulate", "--log=/x/a.log", "--log-format=$msec",
                                  "--site=blog=https://blog.example", "--connect=localhost:3000"})
            QVERIFY2(!read({log, QString::fromLatin1(wrong)}), wrong);
        QVERIFY(read({log, QStringLiteral("--site=shop=https://shop.example")}));
        QVERIFY(read({log, QStringLiteral("--log-format=$msec $remote_addr $status \"$request\"")})
                    ->logFormat);
    }
    void badOptionsAreNamed_data()
    {
        QTest::addColumn<QString>("argument");
        for (const char* bad : {"--nonsense",
                                "--listen=3000",
                                "--listen=example.org:80",
                                "--listen=127.0.0.1:99999",
                                "--limit=nothing=5",
                                "--limit=pages=0",
                                "--limit=pages",
                                "--simulate=fast",
                                "--simulate=-1",
                                "--session-timeout=0",
                                "--viewer-timeout=soon",
                                "--token-file=/dev/null",
                                "stray",
                                "--config=/nowhere/at/all",
                                "--site=m=https://*.x",
                                "--site=a\nb",
                                "--filter=India",
                                "--filter=country:",
                                "--filter=planet:Mars",
                                "--filter=not-text:a",
                                "--site=m=https://m.example/path",
                                "--dashboard-origin=https://*.x",
                                "--dashboard-origin=wall.example",
                                "--trusted-proxy=localhost",
                                "--trusted-proxy=0.0.0.0",
                                "--trusted-proxy=::ffff:10.0.0.0/90",
                                "--public-url=/stats",
                                "--public-url=ftp://x.example",
                                "--public-url=https://x.example/?a",
                                "--data-dir=~nobody/x",
                                "--log=",
                                "--log=:shop",
                                "--log=a.log:",
                                "--log-format=$remote_addr",
                                "--sensitivity=loud",
                                "--sensitivity=shop=",
                                "--sensitivity=",
                                "--geo=~x"})
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
    void aSiteMayHaveItsOwnSensitivity()
    {
        const auto options =
            read({QStringLiteral("--sensitivity=quiet"), QStringLiteral("--sensitivity=Shop=keen"),
                  QStringLiteral("--sensitivity==normal")});
        QVERIFY2(options, options ? "" : options.error().c_str());
        QVERIFY(options->sensitivities.of("blog") == Sensitivity::Quiet);
        QVERIFY(options->sensitivities.of("shop") == Sensitivity::Keen);
        QVERIFY(options->sensitivities.of("") == Sensitivity::Normal);
        QVERIFY(read({})->sensitivities.of("blog") == Sensitivity::Normal);
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
    void originsAreTakenAsBrowsersSendThem()
    {
        const auto options = read({QStringLiteral("--dashboard-origin"),
                                   QStringLiteral("HTTPS://Wände.example:443/"),
                                   QStringLiteral("--dashboard-origin=capacitor://localhost")});
        QCOMPARE(options->dashboardOrigins,
                 (QStringList{QStringLiteral("https://xn--wnde-loa.example"),
                              QStringLiteral("capacitor://localhost")}));
    }
    void aProxyIsKnownByTheAddressThatItComesFrom()
    {
        const auto options = read({QStringLiteral("--trusted-proxy=::ffff:127.0.0.1"),
                                   QStringLiteral("--trusted-proxy=::ffff:10.0.0.0/104"),
                                   QStringLiteral("--trusted-proxy=2001:db8::/32")});
        QVERIFY(options);
        for (const char* peer : {"127.0.0.1", "10.1.2.3", "2001:db8::7"})
            QVERIFY2(isAmong(options->trustedProxies, QHostAddress(QString::fromLatin1(peer))),
                     peer);
        QVERIFY(!isAmong(options->trustedProxies, QHostAddress(QStringLiteral("11.1.2.3"))));
        QCOMPARE(read({QStringLiteral("--listen=[::ffff:127.0.0.1]:1")})->listen[0].address,
                 QHostAddress(QHostAddress::LocalHost));
    }
    void thePublicAddressHasNoSlashAtItsEnd()
    {
        const auto url = [](const char* text) {
            return read({QStringLiteral("--public-url"), QString::fromUtf8(text)})->publicUrl;
        };
        QCOMPARE(url("https://example.org/stats/"),
                 QUrl(QStringLiteral("https://example.org/stats")));
        QCOMPARE(url("https://example.org/"), QUrl(QStringLiteral("https://example.org")));
        QVERIFY(read({})->publicUrl.isEmpty());
    }
    void theFileTakesCommasAndQuotesAndHomes()
    {
        QTemporaryDir folder;
        const QString path =
            fileWith(folder, "footfall.ini",
                     "\xef\xbb\xbf# ours\r\n[server]\r\ngeo = /srv/a, b.mmdb\r\ndata-dir=~/kept\r\n"
                     "; and\nlisten=127.0.0.1:4001\nlisten=127.0.0.1:4002, 127.0.0.1:4003\n"
                     "site=\"a,b=https://a.example\"\n\n");
        const auto options = read({QStringLiteral("--config"), path});
        QVERIFY2(options, options ? "" : options.error().c_str());
        QCOMPARE(options->geoFile, QStringLiteral("/srv/a, b.mmdb"));
        QCOMPARE(options->dataDir, QDir::homePath() + QStringLiteral("/kept"));
        QCOMPARE(options->listen.size(), 3);
        QCOMPARE(options->sites.at(0).name, std::string("a,b"));
    }
    void theFileTakesAListOfQuotedValues()
    {
        QTemporaryDir folder;
        const QString path = fileWith(
            folder, "footfall.ini", "site = \"a,b=https://a.example\", \"c=https://c.example\"\n");
        const auto options = read({QStringLiteral("--config"), path});
        QVERIFY2(options, options ? "" : options.error().c_str());
        QCOMPARE(options->sites.size(), 2U);
        QCOMPARE(options->sites.at(0).name, std::string("a,b"));
        QCOMPARE(options->sites.at(1).name, std::string("c"));
    }
    void offInTheFileIsOff()
    {
        QTemporaryDir folder;
        const QString path = fileWith(folder, "footfall.ini", "in-memory = off\nsimulate = Off\n");
        const auto options = read({QStringLiteral("--config"), path});
        QVERIFY2(options, options ? "" : options.error().c_str());
        QCOMPARE(options->simulatedRate, 0.0);
        QVERIFY(!options->dataDir.isEmpty());
    }
    void homeIsReadOnTheCommandLineToo()
    {
        QCOMPARE(read({QStringLiteral("--data-dir=~/kept")})->dataDir,
                 QDir::homePath() + QStringLiteral("/kept"));
    }
    void aFileThatCannotBeMeantIsRefusedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("line");
        QTest::newRow("a key twice") << QByteArray("geo=a\n\ngeo=b\n") << 3;
        QTest::newRow("twice in two sections") << QByteArray("[a]\ngeo=a\n[b]\ngeo=a") << 4;
        QTest::newRow("no value") << QByteArray("geo\n") << 1;
        QTest::newRow("another file") << QByteArray("\nconfig=x\n") << 2;
        QTest::newRow("neither on nor off") << QByteArray("geo=a\nin-memory=never\n") << 2;
        QTest::newRow("a quote without end") << QByteArray("data-dir=\"/srv/kept\n") << 1;
        QTest::newRow("an unknown name") << QByteArray("keep-days=3\nlsten=x\n") << 2;
    }
    void aFileThatCannotBeMeantIsRefusedWithItsLine()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, line);
        QTemporaryDir folder;
        const QString path = fileWith(folder, "footfall.ini", content);
        const auto options = read({QStringLiteral("--config"), path});
        QVERIFY(!options);
        const std::string where = path.toStdString() + ", line " + std::to_string(line) + ": ";
        QVERIFY2(options.error().starts_with(where), options.error().c_str());
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
    void theWindowShowsFirstWhatIsAskedFor()
    {
        QVERIFY(!read({})->start.filter);
        const auto options = read(
            {QStringLiteral("--site=shop"), QStringLiteral("--filter"),
             QStringLiteral("not-country:Côte d’Ivoire"),
             QStringLiteral("--filter=not-country:Peru"), QStringLiteral("--filter=page:/a:b/*"),
             QStringLiteral("--filter=text:x"), QStringLiteral("--fullscreen")});
        QVERIFY2(bool(options), options ? "" : options.error().c_str());
        SnapshotFilter wanted;
        wanted.site = "shop";
        wanted.country = "Côte d’Ivoire";
        wanted.country.add("Peru");
        wanted.page = "/a:b/*";
        wanted.text = "x";
        wanted.excluded = 1U << FilterField::Country;
        QVERIFY(options->start.filter == wanted);
        QVERIFY(options->start.isWall);
        QVERIFY(!options->start.isMini);
        QVERIFY(options->sites.empty());
        QVERIFY(read({QStringLiteral("--mini")})->start.isMini);
        QCOMPARE(read({QStringLiteral("--language=de")})->start.language, QStringLiteral("de"));
    }
    void aSiteIsDeclaredOrShown()
    {
        const auto options = read({QStringLiteral("--site=shop=https://shop.example"),
                                   QStringLiteral("--site=shop")});
        QCOMPARE(options->sites.size(), 1U);
        QCOMPARE(*options->start.filter->site, std::string("shop"));
        QVERIFY(!read({QStringLiteral("--site=shop"), QStringLiteral("--site=blog")}));
        QVERIFY(!read({QStringLiteral("--fullscreen"), QStringLiteral("--mini")}));
        QVERIFY(read({QStringLiteral("--filter=country:a"), QStringLiteral("--filter=country:b")}));
        QVERIFY(!read(
            {QStringLiteral("--filter=country:a"), QStringLiteral("--filter=not-country:b")}));
        QVERIFY(!read({QStringLiteral("--filter=text:a"), QStringLiteral("--filter=text:b")}));
        QVERIFY(read({QStringLiteral("--filter=planet:Mars")}).error().find("country, city, page") !=
                std::string::npos);
    }
    void aServerShowsNothing()
    {
        for (const char* option : {"--site=shop", "--filter=country:India", "--fullscreen", "--mini",
                                   "--language=de"}) {
            const auto options = Options::read({QStringLiteral("footfalld"), QString::fromUtf8(option)},
                                               Options::Program::Server);
            QVERIFY2(!options, option);
        }
    }
    void anotherFootfallIsShownFromTheStart()
    {
        const auto options = read({QStringLiteral("--connect=http://10.0.0.5:3000"),
                                   QStringLiteral("--site=shop"), QStringLiteral("--filter=event:buy"),
                                   QStringLiteral("--mini")});
        QVERIFY2(bool(options), options ? "" : options.error().c_str());
        QCOMPARE(options->start.filter->event, std::string("buy"));
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
