// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/public/viewers_json.h"
#include "tests/unit/support/live_fixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace footfall;

namespace {

struct ViewerFixture : LiveFixture
{
    using LiveFixture::LiveFixture;

    const TrackedViewer& track(const std::string& id, const std::string& country = {},
                               const std::string& city = {}, DurationMs after = 0)
    {
        return model.track({id, {}, country, city, {}, {}}, {}, noon + after, SteadyTime(after));
    }
    Viewers& viewers() { return model.viewers(); }
    QJsonObject json(bool isOperator = true)
    {
        const std::string text = viewersJson(viewers(), isOperator);
        return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    }
    QJsonArray places() { return json()[QLatin1String("geographicData")].toArray(); }
};

QByteArray textOf(const QJsonArray& array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

Limits fewViewers()
{
    Limits limits;
    limits.viewers = 2;
    limits.countries = 2;
    return limits;
}

} // namespace

class TestViewers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyAreListedByLastWord()
    {
        ViewerFixture live;
        live.track("a", "Canada", "Toronto");
        live.track("b", {}, {}, 1);
        QVERIFY(live.viewers().heartbeat("a", noon + 2, SteadyTime(2)));
        QCOMPARE(QByteArray::fromStdString(viewersJson(live.viewers(), true)),
                 QByteArray("{\"totalViewers\":2,\"viewers\":["
                            "{\"id\":\"a\",\"country\":\"Canada\",\"city\":\"Toronto\","
                            "\"lastSeen\":1768478400002},"
                            "{\"id\":\"b\",\"country\":\"Unknown\",\"city\":\"Unknown\","
                            "\"lastSeen\":1768478400001}],\"geographicData\":["
                            "{\"country\":\"Canada\",\"count\":1,\"cities\":[\"Toronto\"]},"
                            "{\"country\":\"Unknown\",\"count\":1,\"cities\":[]}]}"));
        QVERIFY(live.json(false)[QLatin1String("viewers")].toArray().isEmpty());
        QCOMPARE(live.json(false)[QLatin1String("totalViewers")].toInt(), 2);
    }
    void placesAreCountedWhileSomebodyIsThere()
    {
        ViewerFixture live;
        live.track("a", "Canada", "Toronto");
        live.track("b", "India", "Pune");
        live.track("c", "India", "Delhi");
        live.track("d", "India", "Pune");
        QCOMPARE(textOf(live.places()),
                 QByteArray("[{\"cities\":[\"Delhi\",\"Pune\"],\"count\":3,\"country\":\"India\"},"
                            "{\"cities\":[\"Toronto\"],\"count\":1,\"country\":\"Canada\"}]"));
        live.track("b", "Canada", "Toronto");
        live.track("d", "Canada");
        QCOMPARE(textOf(live.places()),
                 QByteArray("[{\"cities\":[\"Toronto\"],\"count\":3,\"country\":\"Canada\"},"
                            "{\"cities\":[\"Delhi\"],\"count\":1,\"country\":\"India\"}]"));
        QCOMPARE(countOf(live.all().viewerCountries, "Canada"), 3);
        QCOMPARE(countOf(live.all().viewerCities, "Toronto"), 2);
    }
    void sitesHaveTheirOwn()
    {
        ViewerFixture live;
        live.model.track({"a", {}, "India", "Pune", {}, {}}, "one", noon, {});
        live.model.track({"b", {}, "India", "Delhi", {}, {}}, "two", noon, {});
        SnapshotRequest request;
        request.viewers = 9;
        QCOMPARE(live.model.snapshot(request).viewerList.size(), std::size_t(2));
        QCOMPARE(countOf(live.all().viewerCountries, "India"), 2);
        request.filter.site = "two";
        Snapshot two = live.model.snapshot(request);
        QCOMPARE(two.viewers, 1);
        QCOMPARE(countOf(two.viewerCountries, "India"), 1);
        QCOMPARE(two.viewerCities, (std::vector<CountRow>{{{}, "Delhi", 1}}));
        QCOMPARE(two.viewerList.front().site, std::string("two"));
        live.model.track({"b", {}, "India", "Delhi", {}, {}}, "one", noon, {});
        two = live.model.snapshot(request);
        QCOMPARE(two.viewers, 0);
        QVERIFY(two.viewerCountries.empty() && two.viewerList.empty());
    }
    void sitesBeyondTheBoundAreTakenTogether()
    {
        Limits limits;
        limits.sites = 2;
        ViewerFixture live(limits);
        for (const char* site : {"one", "two", "three", "four", "two"})
            live.model.track({site, {}, {}, {}, {}, {}}, site, noon, {});
        SnapshotRequest request;
        request.filter.site = otherLabel;
        QCOMPARE(live.model.snapshot(request).viewers, 2);
        QCOMPARE(live.all().viewers, 4);
        QVERIFY(live.viewers().expire(SteadyTime(hour)));
        QCOMPARE(live.model.snapshot(request).viewers, 0);
    }
    void theirDetailsAreListedByLastWord()
    {
        ViewerFixture live;
        live.model.track({"a", "Agent", "Canada", "Toronto", "Ontario", "America/Toronto"}, "one",
                         noon, {});
        live.track("b", "India", "Pune", 1);
        live.track("c", {}, {}, 2);
        QVERIFY(live.all().viewerList.empty());
        live.viewers().heartbeat("a", noon + 3, SteadyTime(3));
        SnapshotRequest request;
        request.viewers = 2;
        const auto ids = [&] {
            std::string all;
            for (const ViewerView& viewer : live.model.snapshot(request).viewerList)
                all += viewer.id;
            return all;
        };
        QCOMPARE(ids(), std::string("ac"));
        const ViewerView first = live.model.snapshot(request).viewerList.front();
        QCOMPARE(first.region, std::string("Ontario"));
        QCOMPARE(first.timezone, std::string("America/Toronto"));
        QCOMPARE(first.lastSeen, noon + 3);
        request.filter.text = "ONTARIO";
        QCOMPARE(ids(), std::string("a"));
        request.filter = {};
        request.filter.country = Viewers::unknown;
        QCOMPARE(ids(), std::string("c"));
        request.filter.country = "India";
        QCOMPARE(ids(), std::string("b"));
        request.filter.page = "/";
        QCOMPARE(ids(), std::string());
    }
    void aListLooksAtSoManyOnly()
    {
        Limits limits;
        limits.filterWalk = 2;
        ViewerFixture live(limits);
        for (const char* id : {"far", "near", "last"})
            live.track(id);
        SnapshotRequest request;
        request.viewers = 9;
        request.filter.text = "far";
        QVERIFY(live.model.snapshot(request).viewerList.empty());
        request.filter.text = "near";
        QCOMPARE(live.model.snapshot(request).viewerList.size(), std::size_t(1));
    }
    void whoIsNotHeardOfIsForgotten()
    {
        ViewerFixture live;
        live.track("a");
        live.track("b");
        live.viewers().heartbeat("a", noon + minute, SteadyTime(minute));
        QVERIFY(!live.viewers().expire(SteadyTime(5 * minute - 1)));
        QVERIFY(live.viewers().expire(SteadyTime(5 * minute)));
        QCOMPARE(live.viewers().count(), 1);
        QVERIFY(!live.viewers().heartbeat("b", noon, SteadyTime(5 * minute)));
        QVERIFY(live.viewers().expire(SteadyTime(6 * minute)));
        QCOMPARE(live.viewers().count(), 0);
        QVERIFY(live.places().isEmpty());
        QCOMPARE(live.all().presentVisitors, 0);
    }
    void theOldestMakesRoom()
    {
        ViewerFixture live(fewViewers());
        live.track("a", "A", "a");
        live.track("b", "B", "b");
        live.track("a", "A", "a");
        live.track("c", "C", "c");
        QCOMPARE(live.viewers().count(), 2);
        QVERIFY(!live.viewers().heartbeat("b", noon, SteadyTime()));
        QCOMPARE(textOf(live.places()),
                 QByteArray("[{\"cities\":[\"a\"],\"count\":1,\"country\":\"A\"},"
                            "{\"cities\":[\"c\"],\"count\":1,\"country\":\"C\"}]"));
    }
    void theyArePresentOnceWithTheirSession()
    {
        ViewerFixture live;
        live.track("ann");
        live.track("ann");
        QCOMPARE(live.all().presentVisitors, 1);
        QCOMPARE(live.all().viewers, 1);
        live.view("/", "ann");
        live.track("bob");
        QCOMPARE(live.all().presentVisitors, 2);
    }
    void manyCitiesAreBounded()
    {
        ViewerFixture live;
        const std::size_t more = Viewers::maxCities + 10;
        for (std::size_t i = 0; i < more; ++i)
            live.track(numbered("v", std::int64_t(i)), "X", numbered("city", std::int64_t(i)));
        const QJsonObject place = live.places().first().toObject();
        QCOMPARE(place[QLatin1String("count")].toInt(), int(more));
        QCOMPARE(place[QLatin1String("cities")].toArray().size(), int(Viewers::maxCities));
        QVERIFY(live.viewers().expire(SteadyTime(hour)));
        QVERIFY(live.places().isEmpty());
    }
    void aReportNeedsAnId()
    {
        const auto read = [](const QByteArray& json) {
            return readViewer(QJsonDocument::fromJson(json).object());
        };
        QVERIFY(!read("{}"));
        QVERIFY(!read("{\"id\":\"\"}"));
        QVERIFY(!read("{\"id\":7}"));
        QVERIFY(!read("{\"id\":\"" + QByteArray(129, 'x') + "\"}"));
        const auto good = read("{\"id\":\"a\",\"city\":\"" + QByteArray(500, 'y') +
                               "\",\"region\":7,\"timezone\":\"UTC\"}");
        QVERIFY(good);
        QCOMPARE(good->city.size(), std::size_t(128));
        QVERIFY(good->region.empty());
        QCOMPARE(good->timezone, std::string("UTC"));
    }
};

QTEST_GUILESS_MAIN(TestViewers)
#include "tst_viewers.moc"
