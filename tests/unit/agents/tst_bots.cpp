// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agents/bot_lookup.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace footfall;

namespace {

constexpr std::string_view table = "search-engine\tFoxbot\\/\n"
                                   "seo\t^Hound\n"
                                   "\t[bB]adger\n"
                                   "monitoring\tFoxbot\\/9\n"
                                   "seo\t(^| )ferret$\n";

std::string nameOf(std::string_view agent)
{
    const std::optional<Bot> bot = BotPatterns(table).botOf(agent);
    return bot ? bot->name : std::string();
}

QJsonArray published(const char* path)
{
    QFile file(QString::fromUtf8(path));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).array()
                                          : QJsonArray();
}

/// Agents that the list of bots has as examples.
QSet<QString> agentsOfBots()
{
    QSet<QString> agents;
    for (const QJsonValue bot : published(FOOTFALL_BOTS)) {
        for (const QJsonValue agent : bot.toObject().value(QLatin1String("instances")).toArray())
            agents.insert(agent.toString());
    }
    return agents;
}

QSet<QString> agentsOfVisitors()
{
    QSet<QString> agents;
    for (const QJsonValue visitor : published(FOOTFALL_VISITORS))
        agents.insert(visitor.toObject().value(QLatin1String("userAgent")).toString());
    return agents;
}

/// In a thousand.
double caughtOf(const QSet<QString>& agents)
{
    const BotPatterns patterns = BotPatterns::builtIn();
    const auto caught = std::count_if(agents.begin(), agents.end(), [&](const QString& agent) {
        return patterns.botOf(agent.toStdString()).has_value();
    });
    qInfo("%d of %d are caught", int(caught), int(agents.size()));
    return 1'000.0 * double(caught) / double(agents.size());
}

constexpr char noBots[] = "crawler-user-agents could not be fetched";

} // namespace

class TestBots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBotIsKnownByItsAgentAndNamedByIt()
    {
        const std::optional<Bot> bot =
            BotPatterns(table).botOf("Mozilla/5.0 (compatible; Foxbot/2.1; +https://fox.example)");
        QVERIFY(bot);
        QCOMPARE(bot->name, std::string("Foxbot"));
        QCOMPARE(bot->kind, std::string("search-engine"));
        QCOMPARE(nameOf("a Badger"), std::string("Badger"));
        QCOMPARE(nameOf("Hound/7"), std::string("Hound"));
        QCOMPARE(nameOf("a ferret"), std::string("ferret"));
    }

    void whatOnlyLooksLikeOneIsNone()
    {
        for (const char* agent : {"", "Foxbot", "foxbot/1", "a Hound", "ferrets", "(compatible)"})
            QCOMPARE(nameOf(agent), std::string());
        QVERIFY(!BotPatterns({}).botOf("Foxbot/1"));
        QVERIFY(!BotPatterns("\n\t\n\t\t\nseo\t(\t\nseo\t(\n").botOf("Foxbot/1"));
    }

    void theLongerPatternAtAPlaceNamesIt()
    {
        QCOMPARE(BotPatterns(table).botOf("Foxbot/9")->kind, std::string("monitoring"));
    }

    void whatALongAgentHidesFarBehindIsNotLookedFor()
    {
        const std::string far(BotPatterns::maxAgentBytes, 'x');
        QCOMPARE(nameOf(far + "Foxbot/1"), std::string());
        QCOMPARE(nameOf("Foxbot/1" + far), std::string("Foxbot"));
    }

    void anAgentIsJudgedOnceAndOldOnesAreForgotten()
    {
        BotLookup lookup{BotPatterns(table)};
        for (std::size_t i = 0; i < 2 * BotLookup::maxKept; ++i) {
            QVERIFY(!lookup.botOf("Firefox/" + std::to_string(i)));
            const Bot* bot = lookup.botOf("Foxbot/" + std::to_string(i));
            QVERIFY(bot);
            QCOMPARE(bot->kind, std::string(i == 9 || std::to_string(i)[0] == '9'
                                                ? "monitoring"
                                                : "search-engine"));
        }
        QVERIFY(!lookup.botOf(""));
    }

    void knownBots_data()
    {
        QTest::addColumn<QByteArray>("agent");
        const auto row = [](const char* name, const char* agent) {
            QTest::newRow(name) << QByteArray(agent);
        };
        row("Googlebot, search-engine",
            "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Googlebot/2.1; "
            "+http://www.google.com/bot.html) Chrome/126.0.0.0 Safari/537.36");
        row("HeadlessChrome, browser-automation",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
            "HeadlessChrome/126.0.0.0 Safari/537.36");
        row("GPTBot, ai-crawler", "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; "
                                  "GPTBot/1.2; +https://openai.com/gptbot)");
        row("curl, http-library", "curl/8.5.0");
    }
    void knownBots()
    {
        QFETCH(QByteArray, agent);
        if (published(FOOTFALL_BOTS).isEmpty())
            QSKIP(noBots);
        const std::optional<Bot> bot = BotPatterns::builtIn().botOf(agent.toStdString());
        QVERIFY(bot);
        QCOMPARE(QByteArray::fromStdString(bot->name + ", " + bot->kind),
                 QByteArray(QTest::currentDataTag()));
    }

    void allBotsOfThePublishedListAreCaught()
    {
        const QSet<QString> agents = agentsOfBots();
        if (agents.isEmpty())
            QSKIP(noBots);
        QVERIFY(agents.size() > 2'000);
        QCOMPARE(caughtOf(agents), 1'000.0);
    }

    void hardlyAVisitorOfThePublishedListIsCaught()
    {
        const QSet<QString> agents = agentsOfVisitors();
        if (agents.isEmpty() || published(FOOTFALL_BOTS).isEmpty())
            QSKIP("the agents of visitors are npm's: tests/run installs them");
        QVERIFY(agents.size() > 900);
        QVERIFY(caughtOf(agents) <= 1);
    }

    void aHostileAgentCostsLittle()
    {
        const BotPatterns patterns = BotPatterns::builtIn();
        constexpr qint64 enoughMs = 1'000; // with the sanitizers, on a busy machine
        for (const std::string piece : {"Bot", "Googlebot", "Current", "ContextualBot", "Spider",
                                        "BlogTraffic/1.1", "a", "\xff", "(", "Ahrefs", " "}) {
            std::string agent;
            while (agent.size() < BotPatterns::maxAgentBytes)
                agent += piece;
            QElapsedTimer timer;
            timer.start();
            patterns.botOf(agent);
            QVERIFY2(timer.elapsed() < enoughMs, piece.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestBots)
#include "tst_bots.moc"
