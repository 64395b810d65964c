// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/alerts/page_rule.h"
#include "core/live/checkpoint/checkpoint_fields.h"

#include <QTest>

#include <cmath>
#include <map>
#include <memory>

using namespace footfall;

namespace {

using Views = std::map<std::uint64_t, int>;

int noise(int minute)
{
    return (minute * 7919 + 13) % 7 - 3;
}

/// Four pages of a site.
enum Page : std::uint64_t
{
    Home = 1,
    Pricing,
    Guide,
    Article
};

Views usualViews(int minute)
{
    return {{Home, 60 + noise(minute) * 3},
            {Pricing, 12 + noise(minute + 3)},
            {Guide, 20 + noise(minute + 5)},
            {Article, 2}};
}

struct Watched
{
    void minute(const Views& views)
    {
        for (const auto& [page, count] : views) {
            for (int i = 0; i < count; ++i)
                rule->viewed(page);
        }
        now += minuteMs;
        if (const auto surge = rule->endMinute(now))
            told.push_back(*surge);
    }
    void restart()
    {
        std::string bytes;
        FieldWriter writer(bytes);
        rule->write(writer);
        rule = std::make_unique<PageRule>(pages);
        FieldReader reader(bytes);
        rule->read(reader);
        QVERIFY(reader.ok() && reader.left() == 0);
    }

    std::size_t pages = 0;
    std::unique_ptr<PageRule> rule = std::make_unique<PageRule>(pages);
    TimeMs now{1'772'409'600'000};
    std::vector<PageSurge> told;
};

} // namespace

class TestPageRule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageIsToldThatGetsMoreThanItsShare_data()
    {
        QTest::addColumn<int>("restart");
        QTest::newRow("at once") << -1;
        QTest::newRow("with a restart in it") << 521;
    }
    void aPageIsToldThatGetsMoreThanItsShare()
    {
        QFETCH(int, restart);
        Watched watched;
        const TimeMs start = watched.now;
        for (int minute = 0; minute < 600; ++minute) {
            Views views = usualViews(minute);
            if (minute >= 520 && minute < 530)
                views[Article] = 30;
            // A surge of the whole site is none of a page.
            if (minute >= 560 && minute < 575) {
                for (auto& [page, count] : views)
                    count *= 4;
            }
            if (minute == restart)
                watched.restart();
            watched.minute(views);
        }
        QCOMPARE(watched.told.size(), std::size_t(1));
        const PageSurge& surge = watched.told[0];
        QCOMPARE(surge.page, std::uint64_t(Article));
        QCOMPARE(surge.at, start + 522 * minuteMs);
        QCOMPARE(surge.count, 66);
        QVERIFY(std::abs(surge.expected - 10.4956) < 0.001);
        QVERIFY(std::abs(surge.deviations - 6.0074) < 0.001);
    }
    void inTheFirstHoursNothingIsTold()
    {
        Watched watched;
        for (int minute = 0; minute < 340; ++minute) {
            Views views = usualViews(minute);
            if (minute >= 300)
                views[Article] = 200;
            watched.minute(views);
        }
        QVERIFY(watched.told.empty());
    }
    void oneIsToldASiteAndHour()
    {
        Watched watched;
        for (int minute = 0; minute < 800; ++minute) {
            Views views = usualViews(minute);
            views[Pricing] = 2;
            if (minute >= 500 && minute < 520)
                views[Article] = 60;
            if (minute >= 510 && minute < 530)
                views[Pricing] = 60;
            if (minute >= 700 && minute < 720)
                views[7] = 90;
            watched.minute(views);
        }
        QCOMPARE(watched.told.size(), std::size_t(2));
        QCOMPARE(watched.told[0].page, std::uint64_t(Article));
        // Never seen before.
        QCOMPARE(watched.told[1].page, std::uint64_t(7));
    }
    void manyPagesAreNoneOfThemASurge()
    {
        // More than it watches, each viewed now and then.
        Watched watched;
        for (int minute = 0; minute < 2'000; ++minute) {
            Views views = usualViews(minute);
            for (int i = 0; i < 40; ++i)
                views[100 + static_cast<std::uint64_t>(minute * 7919 + i * 104'729) % 1'000] += 1;
            watched.minute(views);
        }
        QCOMPARE(watched.rule->pages(), PageRule::maxPages);
        QVERIFY(watched.told.empty());
        // And one of them that is one is seen, though it was not watched.
        for (int minute = 2'000; minute < 2'010; ++minute) {
            Views views = usualViews(minute);
            views[77] = 60;
            watched.minute(views);
        }
        QCOMPARE(watched.told.size(), std::size_t(1));
        QCOMPARE(watched.told[0].page, std::uint64_t(77));
    }
    void pagesOfAllSitesAreBounded()
    {
        std::size_t inAll = 0;
        std::vector<std::unique_ptr<PageRule>> sites;
        for (std::size_t site = 0; site < 70; ++site) {
            sites.push_back(std::make_unique<PageRule>(inAll));
            for (std::uint64_t page = 0; page < 100; ++page)
                sites.back()->viewed(page);
            sites.back()->endMinute(TimeMs{minuteMs});
        }
        QCOMPARE(inAll, PageRule::maxPagesInAll);
        QCOMPARE(sites.front()->pages(), PageRule::maxPages);
        QCOMPARE(sites.back()->pages(), std::size_t(0));
        sites.clear();
        QCOMPARE(inAll, std::size_t(0));
    }
};

QTEST_APPLESS_MAIN(TestPageRule)
#include "tst_page_rule.moc"
