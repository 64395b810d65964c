// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agents/bot_lookup.h"
#include "core/net/access/site_rules.h"
#include "core/net/logs/access_events.h"
#include "core/net/logs/page_rules.h"
#include "tests/unit/support/fake_lookup.h"
#include "tests/unit/support/manual_clock.h"

#include <QTest>

using namespace footfall;

namespace {

constexpr char firefox[] = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0";

/// What a log is read with.
struct Reading
{
    explicit Reading(std::string site = {}, std::vector<DeclaredSite> declared = {})
        : sites(std::move(declared))
        , events(std::move(site),
                 {sites, names, agents,
                  [this](std::string_view agent) { return bots.botOf(agent) != nullptr; }, geo,
                  5 * minuteMs})
    {
    }

    AccessLine line(std::string_view target, int status = 200) const
    {
        AccessLine line;
        line.address = "203.0.113.9";
        line.time = clock.now();
        line.method = "GET";
        line.target = target;
        line.status = status;
        line.agent = firefox;
        return line;
    }
    /// "pageview /shop of shop.example referrer=…"; without what is known of the agent.
    QString textOf(const AccessLine& line)
    {
        const std::optional<Event> event = events.eventOf(line);
        if (!event)
            return {};
        std::string text = event->type + ' ' + event->page + " of " + event->site;
        for (const MetadataEntry& entry : event->metadata) {
            if (entry.key != "browser" && entry.key != "system" && entry.key != "device")
                text += ' ' + entry.key + '=' + entry.value;
        }
        return QString::fromStdString(text);
    }

    ManualClock clock;
    SiteRules sites;
    FakeLookup geo;
    VisitorNames names{clock};
    AgentLookup agents{AgentPatterns("browser\t(Firefox)/\t\nsystem\t(Linux)\t\n"), clock};
    BotLookup bots{BotPatterns("search-engine\tGooglebot\n")};
    AccessEvents events;
};

} // namespace

class TestAccessEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachLineComesToItsEnd_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("fate");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* method, const char* target, int status, LineFate fate,
                            const char* text = "") {
            QTest::addRow("%s %s %d", method, target, status)
                << method << target << status << int(fate) << text;
        };
        row("GET", "/", 200, LineFate::Page, "pageview / of ");
        row("GET", "/shop?id=7&q=x#top", 200, LineFate::Page, "pageview /shop of ");
        row("GET", "/caf%c3%a9", 304, LineFate::Page, "pageview /café of ");
        row("GET", "/guide.html", 206, LineFate::Page, "pageview /guide.html of ");
        row("GET", "https://shop.example/a/?b", 200, LineFate::Page, "pageview /a/ of ");
        row("GET", "/v1.2/notes", 200, LineFate::Page, "pageview /v1.2/notes of ");
        row("GET", "/?utm_source=news&utm_campaign=may", 200, LineFate::Page,
            "pageview / of  utm_source=news utm_campaign=may");
        row("GET", "/gone", 404, LineFate::NotFound, "not_found /gone of ");
        row("GET", "/logo.png?v=2", 404, LineFate::NotFound, "not_found /logo.png of ");
        row("GET", "/favicon.ico", 404, LineFate::Other);
        row("GET", "/.well-known/x", 404, LineFate::Other);
        row("POST", "/pay", 502, LineFate::ServerError, "server_error /pay of ");
        row("GET", "/app.js", 500, LineFate::ServerError, "server_error /app.js of ");
        row("GET", "/app.JS", 200, LineFate::Asset);
        row("GET", "/api/me", 200, LineFate::Asset);
        row("GET", "/feed.xml", 304, LineFate::Asset);
        row("GET", "/old", 301, LineFate::Redirect);
        row("GET", "/old", 308, LineFate::Redirect);
        row("GET", "/secret", 403, LineFate::Other);
        row("HEAD", "/", 200, LineFate::Other);
        row("POST", "/", 200, LineFate::Other);
        row("", "", 400, LineFate::Other);
        row("OPTIONS", "*", 200, LineFate::Other);
        row("GET", "/a\x01" "b", 200, LineFate::Unreadable);
        row("GET", "/\xff\xfe", 200, LineFate::Unreadable);
    }
    void eachLineComesToItsEnd()
    {
        QFETCH(QString, method);
        QFETCH(QString, target);
        QFETCH(int, status);
        QFETCH(int, fate);
        QFETCH(QString, text);
        Reading reading;
        // What is no UTF-8 stands in the row's name as it is to stand in the line.
        const QByteArray bytes = target == QString::fromUtf8("/\xff\xfe") ? QByteArray("/\xff\xfe")
                                                                         : target.toUtf8();
        const std::string verb = method.toStdString();
        AccessLine line = reading.line({bytes.constData(), std::size_t(bytes.size())}, status);
        line.method = verb;
        QCOMPARE(reading.textOf(line), text);
        QCOMPARE(reading.events.counts()[LineFate(fate)], std::int64_t(1));
        QCOMPARE(reading.events.counts().total(), std::int64_t(1));
    }
    void aVisitHasItsFactsOnce()
    {
        Reading reading;
        std::optional<Event> first = reading.events.eventOf(reading.line("/"));
        QCOMPARE(first->metadataText("browser"), std::string_view("Firefox"));
        QCOMPARE(first->metadataText("device"), std::string_view("desktop"));
        QCOMPARE(first->country, std::string("India"));
        reading.clock.advance(4 * minuteMs);
        const std::optional<Event> next = reading.events.eventOf(reading.line("/b"));
        QCOMPARE(next->sessionId, first->sessionId);
        QVERIFY(next->metadata.empty());
        reading.clock.advance(6 * minuteMs);
        const std::optional<Event> again = reading.events.eventOf(reading.line("/"));
        QCOMPARE(again->sessionId, first->sessionId);
        QCOMPARE(again->metadataText("browser"), std::string_view("Firefox"));
    }
    void visitorsAreToldApartByAddressAndAgentAndDay()
    {
        Reading reading;
        const AccessLine line = reading.line("/");
        const auto nameOf = [&](const AccessLine& of) { return reading.events.eventOf(of)->sessionId; };
        const std::string name = nameOf(line);
        AccessLine other = line;
        other.address = "203.0.113.8";
        QVERIFY(nameOf(other) != name);
        other = line;
        other.agent = "another";
        QVERIFY(nameOf(other) != name);
        other = line;
        other.time = line.time + dayMs;
        const std::string tomorrow = nameOf(other);
        QVERIFY(tomorrow != name);
        // About midnight lines of both days come in turns.
        QCOMPARE(nameOf(line), name);
        QCOMPARE(nameOf(other), tomorrow);
        other.time = line.time + 2 * dayMs;
        nameOf(other);
        QVERIFY(nameOf(line) != name);
        QVERIFY(Reading().events.eventOf(line)->sessionId != name);
    }
    void nothingOfAnEventSaysTheAddress()
    {
        Reading reading;
        AccessLine line = reading.line("/?utm_source=a");
        line.referrer = "https://news.example/";
        const std::optional<Event> event = reading.events.eventOf(line);
        std::string all = event->type + event->page + event->sessionId + event->site +
                          event->visitorId + event->eventId + event->city;
        for (const MetadataEntry& entry : event->metadata)
            all += entry.key + entry.value;
        QVERIFY(all.find("203.0.113") == std::string::npos);
        QVERIFY(all.find("utm_source") != std::string::npos);
    }
    void aReferrerIsTheOtherHost()
    {
        const auto textOf = [](Reading& reading, const char* host, const char* referrer) {
            AccessLine line = reading.line("/");
            line.host = host;
            line.referrer = referrer;
            return reading.textOf(line);
        };
        Reading reading;
        QCOMPARE(textOf(reading, "Shop.example:443", "https://News.example/x?y"),
                 QStringLiteral("pageview / of shop.example referrer=news.example"));
        QCOMPARE(textOf(reading, "shop.example", "https://www.shop.example/x"),
                 QStringLiteral("pageview / of shop.example"));
        QCOMPARE(textOf(reading, "shop.example", "nonsense"),
                 QStringLiteral("pageview / of shop.example"));
        Reading named("www.shop.example");
        QCOMPARE(textOf(named, "", "https://shop.example/x"),
                 QStringLiteral("pageview / of www.shop.example"));
    }
    void theOwnHostIsLearntFromWhatPagesBring()
    {
        Reading reading("shop");
        AccessLine page = reading.line("/b");
        page.referrer = "https://shop.example/a";
        QCOMPARE(reading.textOf(page), QStringLiteral("pageview /b of shop referrer=shop.example"));
        AccessLine script = reading.line("/app.js");
        for (const char* referrer : {"https://shop.example/a", "https://thief.example/",
                                     "https://shop.example/b", "https://www.shop.example/"}) {
            script.referrer = referrer;
            QCOMPARE(reading.textOf(script), QString());
        }
        QCOMPARE(reading.textOf(page), QStringLiteral("pageview /b of shop"));
        page.referrer = "https://thief.example/";
        QCOMPARE(reading.textOf(page), QStringLiteral("pageview /b of shop referrer=thief.example"));
    }
    void onlyDeclaredSitesAreTaken()
    {
        Reading reading({}, {{"shop", "https://shop.example"}});
        AccessLine line = reading.line("/");
        line.host = "shop.example:443";
        QCOMPARE(reading.textOf(line), QStringLiteral("pageview / of shop"));
        line.host = "other.example";
        QCOMPARE(reading.textOf(line), QString());
        line.host = {};
        QCOMPARE(reading.textOf(line), QString());
        QCOMPARE(reading.events.counts()[LineFate::NoSite], std::int64_t(2));
        QCOMPARE(reading.events.counts().text(),
                 std::string("3 lines: 1 page views, 2 of no known site"));
    }
    void botsDoNotCount()
    {
        Reading reading;
        AccessLine line = reading.line("/");
        line.agent = "Mozilla/5.0 (compatible; Googlebot/2.1)";
        QCOMPARE(reading.textOf(line), QString());
        line.status = 404;
        QCOMPARE(reading.textOf(line), QString());
        line.target = "/logo.png";
        line.status = 200;
        QCOMPARE(reading.textOf(line), QString());
        QCOMPARE(reading.events.counts().text(), std::string("3 lines: 1 assets, 2 by bots"));
    }
    void linesThatCameLateCountInOrder()
    {
        Reading reading;
        AccessLine line = reading.line("/");
        const TimeMs first = line.time;
        QVERIFY(reading.events.eventOf(line)->timestamp == first);
        line.time = first - minuteMs;
        QVERIFY(reading.events.eventOf(line)->timestamp == first);
        line.time = first - hourMs;
        QVERIFY(reading.events.eventOf(line)->timestamp == first - hourMs);
    }
};

QTEST_GUILESS_MAIN(TestAccessEvents)
#include "tst_access_events.moc"
