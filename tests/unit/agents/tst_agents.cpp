// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agents/agent_lookup.h"
#include "tests/unit/support/manual_clock.h"

#include <QElapsedTimer>
#include <QTest>

using namespace footfall;

namespace {

constexpr std::string_view table = "browser\t(Hare|Fox)/(\\d+)\t\n"
                                   "browser\tHound/(\\w+)\tHound of $1\n"
                                   "browser\tnobody\tOther\n"
                                   "browser\t([^/]+)/raw\t\n"
                                   "system\tOs X\tMac OS X\n"
                                   "system\tDroid\tAndroid\n"
                                   "system\tWindows\t\n"
                                   "system\t(Windows NT)\tWindows\n";

AgentNames namesOf(std::string_view agent)
{
    return AgentPatterns(table).namesOf(agent);
}

QByteArray asText(const AgentNames& names)
{
    return QByteArray::fromStdString(names.browser + ", " + names.system + ", " + names.device);
}

/// As long as an agent may be, of this.
std::string filledWith(std::string_view piece)
{
    std::string agent;
    while (agent.size() < AgentLookup::maxAgentBytes)
        agent += piece;
    agent.resize(AgentLookup::maxAgentBytes);
    return agent;
}

struct LookupSetup
{
    ManualClock clock;
    AgentLookup lookup{AgentPatterns(table), clock};
};

std::string fox(std::size_t number)
{
    return std::string("Fox/").append(std::to_string(number));
}

} // namespace

class TestAgents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstPatternThatIsFoundGivesTheName()
    {
        QCOMPARE(asText(namesOf("X Fox/1 Hound/2")), "Fox, , ");
        QCOMPARE(asText(namesOf("Hound/Baskerville Droid")),
                 "Hound of Baskerville, Android, tablet");
        QCOMPARE(asText(namesOf("nobody")), ", , ");
        QCOMPARE(asText(namesOf("fox/1")), ", , ");
        QCOMPARE(asText(namesOf("")), ", , ");
    }

    void whatIsTakenFromAnAgentHidesNothingAndIsShort()
    {
        QCOMPARE(namesOf("a\x1b[31m\u202eb/raw").browser, std::string("a[31mb"));
        QCOMPARE(namesOf("\xff\xfe/raw").browser, std::string("\uFFFD\uFFFD"));
        QCOMPARE(namesOf(std::string(500, 'x') + "/raw").browser.size(), AgentPatterns::maxName);
    }

    void withoutPatternsNobodyIsKnown()
    {
        QVERIFY(AgentPatterns({}).namesOf("Fox/1") == AgentNames{});
        QVERIFY(AgentPatterns("\n\t\n\t\t\nbrowser\t(\t\n").namesOf("Fox/1").browser.empty());
    }

    void knownAgents_data()
    {
        QTest::addColumn<QByteArray>("agent");
        QTest::addColumn<QByteArray>("names");
        const auto row = [](const char* names, const char* agent) {
            QTest::newRow(names) << QByteArray(agent) << QByteArray(names);
        };
        row("Firefox, Linux, desktop",
            "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0");
        row("Firefox, Android, mobile",
            "Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0");
        row("Firefox, iOS, mobile",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 "
            "(KHTML, like Gecko) FxiOS/127.0 Mobile/15E148 Safari/605.1.15");
        row("Chrome, Windows, desktop",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/126.0.0.0 Safari/537.36");
        row("Chrome, Android, mobile",
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/126.0.0.0 Mobile Safari/537.36");
        row("Chrome, Android, tablet",
            "Mozilla/5.0 (Linux; Android 13; SM-X906C) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/126.0.0.0 Safari/537.36");
        row("Chrome, Chrome OS, desktop",
            "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/126.0.0.0 Safari/537.36");
        row("Safari, macOS, desktop",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like "
            "Gecko) Version/17.5 Safari/605.1.15");
        row("Safari, iOS, mobile",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, "
            "like Gecko) Version/17.5 Mobile/15E148 Safari/604.1");
        row("Chrome, iOS, tablet",
            "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
            "Gecko) CriOS/126.0.0.0 Mobile/15E148 Safari/604.1");
        row("Edge, Windows, desktop",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0");
        row("Samsung Internet, Android, mobile",
            "Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-S918B) AppleWebKit/537.36 (KHTML, like "
            "Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36");
        row("Googlebot, , ",
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)");
        row(", , ", "node");
    }
    void knownAgents()
    {
        QFETCH(QByteArray, agent);
        QFETCH(QByteArray, names);
        if (!FOOTFALL_AGENTS)
            QSKIP("uap-core could not be fetched");
        QCOMPARE(asText(AgentPatterns::builtIn().namesOf(agent.toStdString())), names);
    }

    void aHostileAgentCostsLittle()
    {
        const AgentPatterns patterns = AgentPatterns::builtIn();
        constexpr qint64 enoughMs = 1'000; // with the sanitizers, on a busy machine
        for (const char* piece :
             {"Mozilla/5.0 Mobile ", "Mozilla/5.0 ", "0.", "Chrome/1.", "Bot/", "a-", "Android ",
              "Darwin/9", "Windows 0", "http", "BlackBerry", "\xff", "(", "1.1.1."}) {
            QElapsedTimer timer;
            timer.start();
            patterns.namesOf(filledWith(piece));
            QVERIFY2(timer.elapsed() < enoughMs, piece);
        }
    }

    void anAgentIsLookedAtOnce()
    {
        LookupSetup setup;
        for (int i = 0; i < 10 * int(AgentLookup::newAtOnce); ++i)
            QCOMPARE(setup.lookup.namesOf("Fox/1").browser, std::string("Fox"));
        QCOMPARE(setup.lookup.kept(), std::size_t(1));
    }

    void aFloodOfNewOnesIsNotLookedAt()
    {
        LookupSetup setup;
        const auto most = std::size_t(AgentLookup::newAtOnce);
        for (std::size_t i = 0; i < most; ++i)
            QCOMPARE(setup.lookup.namesOf(fox(i)).browser, std::string("Fox"));
        QVERIFY(setup.lookup.namesOf("Fox/new") == AgentNames{});
        QCOMPARE(setup.lookup.namesOf(fox(0)).browser, std::string("Fox"));
        setup.clock.advance(secondMs);
        QCOMPARE(setup.lookup.namesOf(fox(most)).browser, std::string("Fox"));
    }

    void thoseThatWereNotAskedForAreForgotten()
    {
        LookupSetup setup;
        for (std::size_t i = 0; i < 2 * AgentLookup::maxKept; ++i) {
            setup.clock.advance(secondMs);
            setup.lookup.namesOf(fox(i));
            setup.lookup.namesOf(fox(0));
        }
        QCOMPARE(setup.lookup.kept(), AgentLookup::maxKept);
        std::size_t unseen = 2 * AgentLookup::maxKept;
        while (!setup.lookup.namesOf(fox(unseen)).browser.empty())
            ++unseen;
        QCOMPARE(setup.lookup.namesOf(fox(0)).browser, std::string("Fox"));
        QCOMPARE(setup.lookup.namesOf(fox(1)).browser, std::string());
    }

    void longOnesAndNoneAreNotLookedAt()
    {
        LookupSetup setup;
        QVERIFY(setup.lookup.namesOf("") == AgentNames{});
        QVERIFY(setup.lookup.namesOf("Fox/1" + filledWith("x")) == AgentNames{});
        QCOMPARE(setup.lookup.kept(), std::size_t(0));
        QCOMPARE(setup.lookup.namesOf("Fox/1" + filledWith("x").substr(5)).browser,
                 std::string("Fox"));
    }
};

QTEST_APPLESS_MAIN(TestAgents)
#include "tst_agents.moc"
