// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/label.h"
#include "tests/unit/support/random_visitors.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <map>
#include <set>

using namespace footfall;

namespace {

using Ids = std::set<std::string>;

void visit(LiveFixture& live, const char* session, const char* page, const char* country,
           const char* referrer, const char* device, TimeMs at = noon)
{
    Event event = LiveFixture::event("pageview", page, session, at);
    event.country = country;
    event.metadata = {{"device", device, true}, {"referrer", referrer, true}};
    live.model.apply(std::move(event));
}

/// Four visitors, no two of them alike.
void comeFour(LiveFixture& live)
{
    visit(live, "anna", "/products/shoe", "India", "news.example", "phone");
    visit(live, "ben", "/products/hat", "India", "find.example", "laptop");
    visit(live, "carl", "/about", "Peru", "news.example", "laptop");
    visit(live, "dora", "/products", "Peru", "", "phone");
}

std::uint16_t without(std::string_view name)
{
    for (std::size_t field = 0; field < filterFields.size(); ++field) {
        if (filterFields[field].name == name)
            return std::uint16_t(1U << field);
    }
    return 0;
}

Snapshot narrowed(const LiveFixture& live, const SnapshotFilter& filter)
{
    SnapshotRequest request;
    request.filter = filter;
    request.narrowsCounts = true;
    request.rows = 1'000;
    request.sessions = 10'000;
    return live.model.snapshot(request);
}

Ids activeIds(const Snapshot& snapshot)
{
    Ids ids;
    for (const SessionView& session : snapshot.sessions) {
        if (session.active)
            ids.insert(session.sessionId);
    }
    return ids;
}

using Texts = std::map<std::string, std::int64_t>;

Texts textsOf(const std::vector<CountRow>& rows)
{
    Texts texts;
    for (const CountRow& row : rows)
        texts[row.site + " " + row.label] += row.count;
    return texts;
}

/// What the sessions listed say, counted by hand.
Texts counted(const Snapshot& snapshot, std::string SessionView::* field)
{
    Texts texts;
    const bool isOfPages = field == &SessionView::currentPage || field == &SessionView::entryPage;
    for (const SessionView& session : snapshot.sessions) {
        const bool countsNone = field == &SessionView::referrer;
        if (session.active && (countsNone || !(session.*field).empty()))
            ++texts[(isOfPages ? session.site : "") + " " + session.*field];
    }
    return texts;
}

/// Where those left that ended.
Texts left(const Snapshot& snapshot)
{
    Texts texts;
    for (const SessionView& session : snapshot.sessions) {
        if (!session.active)
            ++texts[session.site + " " + session.currentPage];
    }
    return texts;
}

bool passes(const SessionView& session, const SnapshotFilter& filter)
{
    std::array<const std::string*, filterFields.size()> values{};
    values[FilterField::Page] = &session.currentPage;
    values[FilterField::Entry] = &session.entryPage;
    for (const LabelField& field : labelFields)
        values[field.filter] = &(session.*field.text);
    for (std::size_t field = 0; field < filterFields.size(); ++field) {
        if (values[field] == nullptr)
            continue;
        const FilterValues& asked = filter.*filterFields[field].values;
        const bool isAny = std::any_of(asked.begin(), asked.end(), [&](const std::string& each) {
            const std::string begin = each.substr(0, each.size() - (each.ends_with('*') ? 1 : 0));
            return each.ends_with('*') ? values[field]->starts_with(begin) : *values[field] == each;
        });
        if (!asked.empty() && isAny == filter.excludes(field))
            return false;
    }
    return !filter.site || *filter.site == session.site;
}

} // namespace

class TestLiveFilters : public QObject
{
    Q_OBJECT

    /// Of the four those whose ids `with` has, or when it is turned around the others.
    static void narrowsTo(const QByteArray& field, const QByteArrayList& values,
                          const QByteArray& with)
    {
        LiveFixture live;
        comeFour(live);
        SnapshotFilter filter;
        for (const FilterField& known : filterFields) {
            for (const QByteArray& value : values) {
                if (known.name == field.toStdString())
                    QVERIFY((filter.*known.values).add(value.toStdString()));
            }
        }
        Ids inside;
        Ids outside;
        for (const char* id : {"anna", "ben", "carl", "dora"})
            (with.split(' ').contains(id) ? inside : outside).insert(id);
        QCOMPARE(activeIds(narrowed(live, filter)), inside);
        QCOMPARE(std::size_t(narrowed(live, filter).active), inside.size());
        QCOMPARE(narrowed(live, filter).activeInAll, 4);
        QVERIFY(narrowed(live, filter).narrowed);
        QCOMPARE(narrowed(live, filter).events.size(), inside.size());
        filter.excluded = without(field.toStdString());
        QCOMPARE(activeIds(narrowed(live, filter)), outside);
        QCOMPARE(std::size_t(narrowed(live, filter).active), outside.size());
        QCOMPARE(narrowed(live, filter).events.size(), outside.size());
    }

private Q_SLOTS:
    void eachFieldNarrowsAndEachCanBeTurnedAround_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("with");
        QTest::newRow("country") << QByteArray("country") << QByteArray("India")
                                 << QByteArray("anna ben");
        QTest::newRow("page") << QByteArray("page") << QByteArray("/products")
                              << QByteArray("dora");
        QTest::newRow("pages") << QByteArray("page") << QByteArray("/products*")
                               << QByteArray("anna ben dora");
        QTest::newRow("referrer") << QByteArray("referrer") << QByteArray("news.example")
                                  << QByteArray("anna carl");
        QTest::newRow("direct") << QByteArray("referrer") << QByteArray(directReferrer)
                                << QByteArray("dora");
        QTest::newRow("device") << QByteArray("device") << QByteArray("phone")
                                << QByteArray("anna dora");
        QTest::newRow("nobody") << QByteArray("device") << QByteArray("fridge") << QByteArray();
    }
    void eachFieldNarrowsAndEachCanBeTurnedAround()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, with);
        narrowsTo(field, {value}, with);
    }
    void anyOfSeveralValuesWillDoOrNone_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("values");
        QTest::addColumn<QByteArray>("with");
        const auto row = [](const char* name, const char* field, const char* values,
                            const char* with) {
            QTest::newRow(name) << QByteArray(field) << QByteArray(values) << QByteArray(with);
        };
        row("pages", "page", "/about /products/hat", "ben carl");
        row("pages and those that begin so", "page", "/about /products/*", "anna ben carl");
        row("pages that are none", "page", "/nowhere /products", "dora");
        row("all countries", "country", "India Peru", "anna ben carl dora");
        row("a country that nobody is from", "country", "Chad Peru", "carl dora");
        row("direct among referrers", "referrer", "(direct) find.example", "ben dora");
        row("devices", "device", "phone fridge", "anna dora");
        row("entries", "entry", "/products/hat /products", "ben dora");
        row("the same twice", "country", "Peru Peru", "carl dora");
    }
    void anyOfSeveralValuesWillDoOrNone()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, values);
        QFETCH(QByteArray, with);
        narrowsTo(field, values.split(' '), with);
    }
    void everyFieldThatIsSetHasToFit()
    {
        LiveFixture live;
        comeFour(live);
        SnapshotFilter filter;
        for (const char* page : {"/about", "/products/hat", "/products"})
            filter.page.add(page);
        for (const char* country : {"Peru", "Chad"})
            filter.country.add(country);
        QCOMPARE(activeIds(narrowed(live, filter)), (Ids{"carl", "dora"}));
        filter.device = "phone";
        QCOMPARE(activeIds(narrowed(live, filter)), Ids{"dora"});
    }
    void aFieldHasSoManyValuesAndNoMore()
    {
        FilterValues values;
        for (std::size_t i = 0; i < FilterValues::maxValues; ++i)
            QVERIFY(values.add(numbered("/page", int(i))));
        QVERIFY(!values.add("/one/more"));
        QVERIFY(values.add("/page3"));
        QVERIFY(values.add(""));
        QCOMPARE(values.size(), FilterValues::maxValues);
        QVERIFY(values.only().empty());
        values.remove("/page3");
        QVERIFY(values.add("/one/more"));
        QVERIFY(!values.has("/page3"));
    }
    void aClickIsOfItsSession()
    {
        LiveFixture live;
        comeFour(live);
        live.model.apply(LiveFixture::event("click", "/about", "carl", noon + second));
        SnapshotFilter filter;
        filter.referrer = "news.example";
        filter.device = "laptop";
        const Snapshot now = narrowed(live, filter);
        QCOMPARE(now.events.size(), std::size_t(2));
        QCOMPARE(now.events.front().event->type, std::string("click"));
    }
    /// A view is looked at ten times a second.
    void aClickIsSeenAmongTwentyThousandEventsASecond()
    {
        LiveFixture live;
        comeFour(live);
        live.model.apply(LiveFixture::event("click", "/about", "carl", noon + second));
        for (int i = 0; i < 2'000; ++i)
            live.view("/elsewhere", numbered("s", i % 100), noon + second);
        SnapshotFilter filter;
        filter.page = "/about";
        const Snapshot now = narrowed(live, filter);
        QCOMPARE(now.events.front().event->type, std::string("click"));
    }
    void onlyWhoAsksGetsOtherCounts()
    {
        LiveFixture live;
        comeFour(live);
        SnapshotRequest request;
        request.filter.country = "India";
        const Snapshot now = live.model.snapshot(request);
        QVERIFY(!now.narrowed);
        QCOMPARE(now.active, 4);
        QCOMPARE(now.countries.size(), std::size_t(2));
        QCOMPARE(now.sessionsMatching, 2);
    }
    void theFiguresOfTheDayStayThoseOfTheSite()
    {
        LiveFixture live;
        comeFour(live);
        SnapshotFilter filter;
        filter.country = "India";
        const Snapshot now = narrowed(live, filter);
        QCOMPARE(now.visitorsToday, 4);
        QCOMPARE(now.pageViewsToday, 4);
        QCOMPARE(now.pagesToday.size(), std::size_t(4));
        QCOMPARE(now.active, 2);
        QCOMPARE(now.visitorsLastMinute, 2);
    }
    void theCurveGoesBackAsFarAsEndedSessionsAreKnown()
    {
        LiveFixture live;
        const Limits& limits = live.limits;
        visit(live, "anna", "/", "India", "", "phone");
        visit(live, "ben", "/", "India", "", "phone", noon + 65 * second);
        visit(live, "carl", "/", "Peru", "", "phone", noon + 70 * second);
        live.end("ben", noon + 125 * second);
        live.model.tick(noon + 130 * second);
        SnapshotFilter filter;
        filter.country = "India";
        const Snapshot now = narrowed(live, filter);
        const std::vector<SeriesPoint>& curve = now.series;
        QCOMPARE(int(curve.size()), seriesBuckets);
        QCOMPARE(curve.back().at, noon + 130 * second);
        std::map<DurationMs, int> active;
        for (const SeriesPoint& point : curve)
            active[point.at - noon] = point.active;
        QCOMPARE(active[130 * second], 1);
        QCOMPARE(active[110 * second], 2);
        QCOMPARE(active[60 * second], 2);
        QCOMPARE(active[50 * second], 1);
        QCOMPARE(active[0], 1);
        QCOMPARE(active[-10 * second], 0);
        QCOMPARE(curve.front().active, SeriesPoint::unknown);
        const auto known = std::count_if(curve.begin(), curve.end(), [](const SeriesPoint& point) {
            return point.active != SeriesPoint::unknown;
        });
        QCOMPARE(DurationMs(known - 1) * seriesBucketMs, limits.sessionTimeoutMs);
        filter.page = "/";
        QCOMPARE(narrowed(live, filter).series.back().active, 1);
        QCOMPARE(narrowed(live, filter).series[58].active, SeriesPoint::unknown);
    }
    void whoIsHereBesideTheSessionsIsOfAll()
    {
        LiveFixture live;
        comeFour(live);
        SnapshotFilter filter;
        filter.country = "India";
        QCOMPARE(narrowed(live, filter).presentVisitors, 4);
        QVERIFY(!narrowed(live, filter).usualActive);
    }
    void theCurveSaysNothingOfWhatWasForgotten()
    {
        LiveFixture live;
        for (int i = 0; i < 1'500; ++i) {
            const std::string id = numbered("s", i);
            visit(live, id.c_str(), "/", "India", "", "phone", noon + i * 100);
            live.end(id, noon + i * 100 + 50);
        }
        SnapshotFilter filter;
        filter.country = "India";
        const Snapshot now = narrowed(live, filter);
        // The last thousand, in a hundred seconds.
        const auto known =
            std::count_if(now.series.begin(), now.series.end(), [](const SeriesPoint& point) {
                return point.active != SeriesPoint::unknown;
            });
        QVERIFY2(known >= 10 && known <= 11, qPrintable(QString::number(known)));
    }
    void aSiteIsJudgedByItsOwnLabels()
    {
        Limits limits;
        limits.countries = 1;
        LiveFixture live(limits);
        const auto from = [&](const char* site, const char* country) {
            Event event = LiveFixture::event("pageview", "/", country);
            event.site = site;
            event.country = country;
            live.model.apply(std::move(event));
        };
        from("a", "India");
        from("b", "Peru");
        SnapshotFilter filter;
        filter.site = "b";
        filter.country = "Peru";
        QCOMPARE(narrowed(live, filter).active, 1);
        filter.excluded = without("country");
        QCOMPARE(narrowed(live, filter).active, 0);
    }
    /// Against what the sessions themselves say.
    void countsAreThoseOfTheSessionsThatPass_data()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %d", int(seed)) << seed;
    }
    void countsAreThoseOfTheSessionsThatPass()
    {
        QFETCH(quint64, seed);
        LiveFixture live;
        RandomVisitors visitors(seed);
        for (int i = 0; i < 3'000; ++i)
            visitors.act(live.model);
        SnapshotRequest all;
        all.sessions = 10'000;
        const Snapshot whole = live.model.snapshot(all);
        for (int round = 0; round < 60; ++round) {
            SnapshotFilter filter;
            if (visitors.oneIn(2))
                filter.site = numbered("site", visitors.below(3));
            const char* stems[] = {"Country",  "City",    "/page",  "ref",  "device",
                                   "campaign", "browser", "system", "/page"};
            for (std::size_t field = 0; field < std::size(stems); ++field) {
                const int values = visitors.oneIn(4) ? 1 + int(visitors.below(3)) : 0;
                for (int i = 0; i < values; ++i) {
                    const bool isPrefix = field == FilterField::Page && visitors.oneIn(2);
                    (filter.*filterFields[field].values)
                        .add(numbered(stems[field], visitors.below(4)) + (isPrefix ? "*" : ""));
                }
            }
            filter.excluded = std::uint16_t(visitors.below(1U << filterFields.size()));
            const Snapshot now = narrowed(live, filter);
            Ids expected;
            for (const SessionView& session : whole.sessions) {
                if (session.active && passes(session, filter))
                    expected.insert(session.sessionId + session.site);
            }
            Ids found;
            for (const SessionView& session : now.sessions) {
                if (session.active)
                    found.insert(session.sessionId + session.site);
            }
            QCOMPARE(found, expected);
            if (!filter.narrows())
                continue;
            QCOMPARE(std::size_t(now.active), expected.size());
            QCOMPARE(now.series.back().active, std::int32_t(now.active));
            QCOMPARE(textsOf(now.pagesNow), counted(now, &SessionView::currentPage));
            QCOMPARE(textsOf(now.exitPagesNow), left(now));
            QCOMPARE(textsOf(now.entryPagesNow), counted(now, &SessionView::entryPage));
            for (const LabelField& field : labelFields)
                QCOMPARE(textsOf(now.*rankingFields[field.ranking].now), counted(now, field.text));
        }
    }
};

QTEST_APPLESS_MAIN(TestLiveFilters)
#include "tst_live_filters.moc"
