// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/events/event_routes.h"
#include "core/net/events/request_details.h"
#include "tests/unit/support/endpoint_setup.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace footfall;

namespace {

struct EventRoutesSetup : EndpointSetup
{
    EventRoutesSetup() { addEventRoutes(table, intake, context); }

    QByteArray post(const QByteArray& body, const char* peer = FakeLookup::known)
    {
        QByteArray answer;
        send(body, answer, peer);
        return answer;
    }
    /// With such headers; the answer.
    QByteArray postWith(QList<HttpHeader> headers, const QByteArray& body)
    {
        more = std::move(headers);
        return post(body);
    }
    QList<HttpHeader> more;
    /// The answer may come later.
    void send(const QByteArray& body, QByteArray& answer, const char* peer = FakeLookup::known)
    {
        HttpRequest request;
        request.method = "POST";
        request.path = "/api/events";
        request.peer = QHostAddress(QString::fromUtf8(peer));
        request.body = body;
        request.headers = more;
        const Responder responder([&](const HttpResponse& response) { answer = response.body; });
        table.routes.front().respond(request, responder);
    }

    EventReader reader{limits};
    EventIntake intake{context, reader};
    RouteTable table;
};

QByteArray eventWith(const QByteArray& more)
{
    return R"({"type":"pageview","page":"/home","sessionId":"a")" + more + "}";
}

/// The first and the last of so many are bad.
QByteArray longBatch(int events, const QByteArray& name)
{
    QByteArrayList all{"{}"};
    for (int i = 1; i < events - 1; ++i)
        all.append(R"({"type":"pageview","page":"/","sessionId":")" + name + QByteArray::number(i) +
                   R"("})");
    all.append("7");
    return '[' + all.join(',') + ']';
}

/// One turn after the other, so that nothing later is done as well.
void turnUntil(const QByteArray& answer)
{
    constexpr int maxTurns = 10'000;
    for (int i = 0; answer.isEmpty() && i < maxTurns; ++i)
        QCoreApplication::sendPostedEvents();
}

constexpr char local[] = "127.0.0.1";

/// What is added to events that a browser posts.
struct AgentSetup : EndpointSetup
{
    static std::string firefox(int version)
    {
        const std::string number = std::to_string(version);
        return std::string("Mozilla/5.0 (X11; Linux x86_64; rv:")
            .append(number)
            .append(".0) Gecko/20100101 Firefox/")
            .append(number)
            .append(".0");
    }
    static bool knowsBrowsers()
    {
        return !AgentPatterns::builtIn().namesOf(firefox(128)).browser.empty();
    }
    /// The browser of the last of these, which happen.
    std::string post(std::vector<Event> events, const char* peer = FakeLookup::known,
                     int version = 128)
    {
        details.addTo(events, QHostAddress(QString::fromUtf8(peer)), firefox(version));
        const std::string browser(events.back().metadataText("browser"));
        model.apply(std::move(events));
        return browser;
    }

    RequestDetails details{context};
};

} // namespace

class TestEventRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whereTheAddressIsCountsWhereNothingIsSaid_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QString>("country");
        QTest::addColumn<QString>("city");
        const auto row = [](const char* name, const char* said, const char* country,
                            const char* city) {
            QTest::newRow(name) << QByteArray(said) << QString::fromUtf8(country)
                                << QString::fromUtf8(city);
        };
        row("nothing", "", "India", "Pune");
        row("null", R"(,"country":null)", "India", "Pune");
        row("empty", R"(,"country":"","city":"")", "India", "Pune");
        row("country", R"(,"country":"Canada")", "Canada", "");
        row("city", R"(,"city":"Toronto")", "", "Toronto");
        row("both", R"(,"country":"Canada","city":"Toronto")", "Canada", "Toronto");
    }
    void whereTheAddressIsCountsWhereNothingIsSaid()
    {
        QFETCH(QByteArray, said);
        QFETCH(QString, country);
        QFETCH(QString, city);
        EventRoutesSetup setup;
        const QByteArray answer = setup.post(eventWith(said));
        const QJsonObject event =
            QJsonDocument::fromJson(answer).object().value(QLatin1String("event")).toObject();
        QCOMPARE(event.value(QLatin1String("country")).toString(), country);
        QCOMPARE(event.value(QLatin1String("city")).toString(), city);
        QCOMPARE(setup.session("a")->country, country.toStdString());
    }
    void eachEventOfABatchIsFilledByItself()
    {
        EventRoutesSetup setup;
        setup.post(R"([{"type":"pageview","page":"/","sessionId":"a"},
                       {"type":"pageview","page":"/","sessionId":"b","country":"Canada"},
                       {"type":"pageview","page":"/","sessionId":"c"}])");
        QCOMPARE(setup.session("a")->country, std::string("India"));
        QCOMPARE(setup.session("b")->country, std::string("Canada"));
        QCOMPARE(setup.session("c")->country, std::string("India"));
        QCOMPARE(setup.geo.calls, 1);
    }
    void anUnknownAddressLeavesTheCountryUnknown()
    {
        EventRoutesSetup setup;
        const QByteArray answer = setup.post(eventWith({}), "192.0.2.1");
        QVERIFY(answer.startsWith(R"({"success":true)"));
        QCOMPARE(setup.session("a")->country, std::string());
    }
    void aBotIsAnsweredAsAnybodyAndCountsNowhere()
    {
        EventRoutesSetup setup;
        const QList<HttpHeader> bot{{"Origin", "https://shop.example"}, {"User-Agent", "Foxbot/1"}};
        const QByteArray answer = setup.postWith(bot, eventWith({}));
        QVERIFY2(answer.startsWith(R"({"success":true,"event":{)"), answer.constData());
        QByteArray ofMany;
        setup.send(longBatch(2'000, "s"), ofMany);
        turnUntil(ofMany);
        QVERIFY2(ofMany.contains(R"("accepted":1998)"), ofMany.left(200).constData());
        QVERIFY(!setup.session("a"));
        QCOMPARE(setup.model.snapshot({}).eventsToday, 0);
        QCOMPARE(setup.bots.now().today, 1'999);
    }
    void whoIsJudgedByWhat_data()
    {
        QTest::addColumn<QList<HttpHeader>>("headers");
        QTest::addColumn<bool>("counts");
        const HttpHeader origin{"Origin", "https://shop.example"};
        const HttpHeader fetched{"Sec-Fetch-Site", "cross-site"};
        const HttpHeader bot{"User-Agent", "Foxbot/1"};
        const HttpHeader firefox{"User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Firefox/128.0"};
        const HttpHeader language{"Accept-Language", "en"};
        const HttpHeader headless{"Sec-CH-UA", R"("HeadlessChrome";v="126")"};
        const auto row = [](const char* name, const QList<HttpHeader>& headers, bool counts) {
            QTest::newRow(name) << headers << counts;
        };
        row("a browser", {origin, firefox, language}, true);
        row("a bot with Origin", {origin, bot}, false);
        row("a bot with Sec-Fetch", {fetched, bot}, false);
        row("a sender, whatever it is called", {bot}, true);
        row("a sender without a name", {}, true);
        const HttpHeader mode{"Sec-Fetch-Mode", "cors"};
        const HttpHeader dest{"Sec-Fetch-Dest", "empty"};
        row("a browser of which little is known", {origin, firefox}, true);
        row("a browser that says all but its language", {origin, firefox, fetched, mode, dest}, false);
        row("a browser that says all", {origin, firefox, fetched, mode, dest, language}, true);
        row("a library with Origin", {origin, {"User-Agent", "node"}}, true);
        row("a headless browser", {fetched, firefox, language, headless}, false);
    }
    void whoIsJudgedByWhat()
    {
        QFETCH(QList<HttpHeader>, headers);
        QFETCH(bool, counts);
        EventRoutesSetup setup;
        setup.postWith(headers, eventWith({}));
        QCOMPARE(setup.model.snapshot({}).eventsToday, counts ? 1 : 0);
        QCOMPARE(setup.bots.now().today, counts ? 0 : 1);
    }
    void aVisitThatBeginsHasABrowser()
    {
        if (!AgentSetup::knowsBrowsers())
            QSKIP("uap-core could not be fetched");
        AgentSetup setup;
        QCOMPARE(setup.post({setup.event("pageview", "/", "a")}), std::string("Firefox"));
        QCOMPARE(setup.post({setup.event("pageview", "/", "a")}), std::string());
        // It has run out, though no tick has looked yet.
        setup.clock.advance(setup.limits.sessionTimeoutMs);
        QCOMPARE(setup.post({setup.event("pageview", "/", "a")}), std::string("Firefox"));
        QCOMPARE(setup.session("a")->browser, std::string("Firefox"));
        QCOMPARE(setup.post({setup.event("session_end", "/", "a"), setup.event("pageview", "/", "a")}),
                 std::string("Firefox"));
    }
    void newAgentsOfOneAddressLeaveOthersTheirBrowsers()
    {
        if (!AgentSetup::knowsBrowsers())
            QSKIP("uap-core could not be fetched");
        AgentSetup setup;
        int number = 0;
        const auto known = [&](const char* peer, int times) {
            int count = 0;
            for (int i = 0; i < times; ++i, ++number)
                count += !setup.post({setup.event("pageview", "/", numbered("v", number))}, peer,
                                     1'000 + number)
                              .empty();
            return count;
        };
        QCOMPARE(known("192.0.2.1", 500), int(RequestDetails::newAgentsAtOnce));
        QCOMPARE(known("192.0.2.2", 10), 10);
        setup.clock.advance(secondMs);
        QCOMPARE(known("192.0.2.1", 500), int(RequestDetails::newAgentsPerSecond));
        // What was seen costs nothing, and those of a proxy that tells no addresses are of all.
        QCOMPARE(setup.post({setup.event("pageview", "/", "known")}, "192.0.2.1", 1'000),
                 std::string("Firefox"));
        QVERIFY(known(local, 30) > int(RequestDetails::newAgentsAtOnce));
    }
    void ofABatchOnlyTheDeclaredSitesAreTaken()
    {
        EventRoutesSetup setup;
        setup.sites = SiteRules({*DeclaredSite::read("shop=https://shop.example"),
                                 *DeclaredSite::read("blog=https://blog.example")});
        const QByteArray answer = setup.post(R"([{"type":"pageview","page":"/","sessionId":"a"},
                           {"type":"pageview","page":"/"},
                           {"type":"pageview","page":"/","sessionId":"b","site":"Blog"},
                           {"type":"pageview","page":"/","sessionId":"c","site":"elsewhere"}])");
        const QJsonObject said = QJsonDocument::fromJson(answer).object();
        QCOMPARE(said.value(QLatin1String("accepted")).toInt(), 1);
        const QJsonArray rejected = said.value(QLatin1String("rejected")).toArray();
        QCOMPARE(rejected.size(), 3);
        const int expected[] = {0, 1, 3};
        for (int i = 0; i < 3; ++i)
            QCOMPARE(rejected[i].toObject().value(QLatin1String("index")).toInt(), expected[i]);
        QVERIFY(setup.model.session({"blog", "b"}, 1).has_value());
        QCOMPARE(setup.model.activeSessions(), std::int64_t(1));
    }
    void aLongBatchLeavesOthersTheirTurn()
    {
        constexpr int events = 5'000;
        EventRoutesSetup setup;
        QByteArray answer;
        setup.send(longBatch(events, "long"), answer, local);
        int others = 0;
        while (answer.isEmpty() && others < events) {
            const QByteArray id = QByteArray::number(++others);
            QVERIFY(setup.post(eventWith(",\"visitorId\":\"" + id + '"'), local)
                        .startsWith(R"({"success":true)"));
            QVERIFY(setup.intake.turns() < std::uint64_t(others));
            QCoreApplication::sendPostedEvents();
        }
        // Each turn reads or applies a part.
        QVERIFY(others >= int(2 * events / EventIntake::eventsPerTurn));
        QCOMPARE(setup.model.activeSessions(), std::int64_t(events - 2 + 1));
        const QJsonObject said = QJsonDocument::fromJson(answer).object();
        QCOMPARE(said.value(QLatin1String("accepted")).toInt(), events - 2);
        const QJsonArray rejected = said.value(QLatin1String("rejected")).toArray();
        QCOMPARE(rejected.size(), 2);
        QCOMPARE(rejected[1].toObject().value(QLatin1String("index")).toInt(), events - 1);
    }
    void whatHasToBeMendedLeavesOthersTheirTurn_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("begin");
        const QByteArray many = '[' + QByteArray("1e400,").repeated(150'000) + "1]";
        const QByteArray event = eventWith(",\"unknown\":" + many);
        QTest::newRow("an event") << event << QByteArray("{\"success\":true,\"event\"");
        QTest::newRow("a batch") << '[' + event + ']'
                                 << QByteArray("{\"success\":true,\"accepted\":1");
        QTest::newRow("what is cut off")
            << event.chopped(1) << QByteArray("{\"error\":\"Invalid JSON");
        QTest::newRow("digits that no double holds")
            << eventWith(",\"unknown\":[" +
                         QByteArray("1.79769313486231580793e308,").repeated(30'000) + "1]")
            << QByteArray("{\"success\":true,\"event\"");
        const QByteArray escapes = "{\"type\":\"click\",\"sessionId\":\"s\",\"page\":\"/" +
                                   QByteArray("%41").repeated(1'600) + "\"},";
        QTest::newRow("pages of escapes") << '[' + escapes.repeated(200).chopped(1) + ']'
                                          << QByteArray("{\"success\":true,\"accepted\":200");
    }
    void whatHasToBeMendedLeavesOthersTheirTurn()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, begin);
        EventRoutesSetup setup;
        QByteArray answer;
        setup.send(body, answer, local);
        int others = 0;
        while (answer.isEmpty() && others < 1'000) {
            const QByteArray id = QByteArray::number(++others);
            QVERIFY(setup.post(eventWith(",\"visitorId\":\"" + id + '"'), local)
                        .startsWith(R"({"success":true)"));
            QCoreApplication::sendPostedEvents();
        }
        QVERIFY2(answer.startsWith(begin), answer.left(200).constData());
        // Each turn looks through a part.
        QVERIFY2(others >= int(body.size() / qsizetype(EventReader::bytesPerPart)),
                 QByteArray::number(others).constData());
    }
    void longBatchesAreTakenInTheirOrder()
    {
        EventRoutesSetup setup;
        QByteArrayList answers(3);
        for (int i = 0; i < 3; ++i)
            setup.send(longBatch(1'000, "s"), answers[i], local);
        QByteArray broken;
        setup.send(longBatch(1'000, "t") + ']', broken, local);
        turnUntil(answers[0]);
        QVERIFY(answers[1].isEmpty());
        turnUntil(answers[1]);
        QVERIFY(answers[2].isEmpty());
        turnUntil(broken);
        QVERIFY(answers[2].contains("\"accepted\":998"));
        QVERIFY(broken.contains("Invalid JSON"));
        QCOMPARE(setup.model.activeSessions(), std::int64_t(998));
    }
    void longBatchesOfEachAddressTakeTheirTurns()
    {
        QByteArrayList firsts(4);
        QByteArrayList seconds(2);
        EventRoutesSetup setup;
        for (QByteArray& answer : firsts)
            setup.send(longBatch(1'000, "first"), answer, local);
        turnUntil(firsts[0]);
        for (QByteArray& answer : seconds)
            setup.send(longBatch(1'000, "second"), answer, "::1");
        turnUntil(seconds[0]);
        QVERIFY(!firsts[1].isEmpty());
        QVERIFY(firsts[2].isEmpty());
        turnUntil(seconds[1]);
        QVERIFY(!firsts[2].isEmpty());
        QVERIFY(firsts[3].isEmpty());
        turnUntil(firsts[3]);
        QVERIFY(firsts[3].contains("\"accepted\":998"));
    }
    void whatWaitsIsMeasuredByWhatWasTakenBefore()
    {
        EventRoutesSetup setup;
        QByteArray first;
        QByteArray second;
        setup.send(longBatch(5'000, "first"), first);
        setup.send(longBatch(5'000, "second"), second);
        QTRY_VERIFY(!second.isEmpty());
        QVERIFY(first.contains("\"accepted\":4998"));
        QVERIFY(second.contains("Too many events"));
        QVERIFY(setup.post(eventWith({})).contains("Too many events"));
        QVERIFY(setup.post(eventWith({}), local).contains("\"success\":true"));
    }
    void aLongBodyThatCannotBeReadIsNoSingleEvent()
    {
        EventRoutesSetup setup;
        const QByteArray body = '[' + QByteArray(1'000'000, ' ');
        int taken = 0;
        for (QByteArray answer; !answer.contains("Too many events") && taken < 100; ++taken) {
            answer.clear();
            setup.send(body, answer);
            turnUntil(answer);
        }
        // 244 events each, of a burst of 1,000.
        QCOMPARE(taken, 6);
    }

    void nobodyIsLookedUpWithoutNeed()
    {
        EventRoutesSetup setup;
        setup.post(eventWith(R"(,"country":"Canada")"));
        setup.post("nonsense");
        QCOMPARE(setup.geo.calls, 0);
    }
};

QTEST_GUILESS_MAIN(TestEventRoutes)
#include "tst_event_routes.moc"
