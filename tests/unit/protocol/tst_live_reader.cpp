// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/live/client/live_client_frames.h"
#include "core/protocol/live/client/live_reader.h"
#include "core/protocol/live/live_answers.h"
#include "core/protocol/live/live_request.h"

#include <QTest>

#include <random>

using namespace footfall;

namespace {

constexpr TimeMs start{1'790'000'000'000};

const std::string wholeView = R"({"type":"snapshot","seq":7,"id":3,"data":{"at":1790000000000,
 "totals":{"active":2,"visitorsToday":5,"visitorsEstimated":true,"eventsPerSecond":1.5,"eventsEver":9,
           "sessionsMatching":2,"dashboards":1,"lookingVisitors":3},
 "series":[[1789999980000,1,2,3],[1789999990000,2,3,4,1]],
 "events":[{"number":9,"type":"click","page":"/shop","sessionId":"v-1","element":"buy","receivedAt":1790000000000},
           {"number":8,"type":"pageview","page":"/","sessionId":"v-2","country":"India"}],
 "sessions":[{"visit":11,"sessionId":"v-1","visits":3,"currentPage":"/shop","active":true,"steps":1,"hereSince":1789999000000,
              "journey":[{"page":"/shop","at":1790000000000,"dwellMs":400,
                          "clicks":[{"element":"buy","at":1790000000300,"own":true}],"moreClicks":2}]},
             {"visit":12,"sessionId":"v-2","currentPage":"/","active":true}],
 "alerts":[{"id":4,"kind":"spike","level":"warning","message":"many","at":1789999999000,
            "visitorsLastMinute":40,"expected":8.5,"page":"/shop"},
           {"id":3,"kind":"of-the-future","at":1}],
 "pagesNow":[["/shop",1,"shop"],["/",1]],"countries":[["India",2]],"sites":[["shop",1]],
 "goals":[{"site":"shop","name":"click buy","eventsToday":4,"visitorsToday":3,"visitorsInAll":9,
           "since":1789999000000,"lastAt":1790000000000},{"name":"signup"}],
 "viewerList":[{"id":"w","city":"Oslo","lastSeen":5}]}})";

SnapshotRequest viewOf(std::size_t events)
{
    SnapshotRequest view;
    view.events = events;
    return view;
}

/// The content of a frame that is read well, as `Content`.
template <typename Content>
Content contentOf(LiveReader& reader, const std::string& json)
{
    const Result<LiveFrame> frame = reader.read(json);
    const Content* content = frame ? std::get_if<Content>(&frame->content) : nullptr;
    if (!content)
        QTest::qFail(frame ? "another content" : frame.error().c_str(), __FILE__, __LINE__);
    return content ? *content : Content();
}

std::string pagesOf(const Snapshot& snapshot)
{
    std::string pages;
    for (const SessionView& session : snapshot.sessions)
        pages += session.sessionId + session.currentPage + " ";
    return pages;
}

} // namespace

class TestLiveReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSnapshotIsHeld();
    void aDeltaChangesWhatItNames();
    void whatOperatorsDidIsKnown();
    void newEventsPushOldOnesOut();
    void theSeriesAlwaysHasAllItsBuckets();
    void aDeltaThatDoesNotFollowIsRefused();
    void sessionsThatAreNotHeldAreRefused();
    void sitesComeChangeAndGo();
    void theServerTellsOfItself();
    void whatIsFilteredComesAsItWasTold();
    void answersCarryWhatWasAsked();
    void unknownFramesAreSkipped();
    void nonsenseIsAnError();
    void numbersStayWithinBounds();
    void listsStayWithinBounds();
    void aThousandBrokenFramesDoNoHarm();
    void framesToTheServer();
};

void TestLiveReader::aSnapshotIsHeld()
{
    LiveReader reader;
    QVERIFY(!reader.held());
    const Result<LiveFrame> frame = reader.read(wholeView);
    QVERIFY(frame);
    QCOMPARE(frame->id, std::uint64_t(3));
    const auto& change = std::get<LiveViewChange>(frame->content);
    QVERIFY(change.isWhole);
    QCOMPARE(change.alerts.size(), std::size_t(1));
    QCOMPARE(change.alerts[0].kind, Alert::Kind::Spike);
    QCOMPARE(change.alerts[0].expected, 8.5);

    const Snapshot& held = *reader.held();
    QCOMPARE(held.sequence, std::uint64_t(7));
    QCOMPARE(held.sessions[0].visits, 3);
    QCOMPARE(held.sessions[1].visits, 0);
    QCOMPARE(held.at, start);
    QCOMPARE(held.active, std::int64_t(2));
    QVERIFY(held.visitorsEstimated);
    QCOMPARE(held.eventsPerSecond, 1.5);
    QCOMPARE(held.events[0].event->kind, Event::Kind::Click);
    QCOMPARE(std::string(held.events[0].event->metadataText("element")), std::string("buy"));
    QCOMPARE(held.events[1].number, std::uint64_t(8));
    QCOMPARE(held.lookingVisitors, std::int64_t(3));
    QCOMPARE(held.sessions[0].hereSince, std::optional(TimeMs(1'789'999'000'000)));
    QVERIFY(!held.sessions[1].hereSince);
    QCOMPARE(pagesOf(held), std::string("v-1/shop v-2/ "));
    const StepView& step = held.sessions[0].journey.at(0);
    QCOMPARE(step.clicks.at(0).element, std::string("buy"));
    QVERIFY(step.clicks.at(0).isOwn);
    QCOMPARE(step.moreClicks, std::uint32_t(2));
    QCOMPARE(held.pagesNow[0], (CountRow{"shop", "/shop", 1}));
    QCOMPARE(held.countries[0], (CountRow{"", "India", 2}));
    QCOMPARE(held.sites[0], (CountRow{"", "shop", 1}));
    QCOMPARE(held.viewerList[0].city, std::string("Oslo"));
    QCOMPARE(held.series.front().goals, 0);
    QCOMPARE(held.series.back().goals, 1);
    QCOMPARE(held.goals.at(0), (GoalView{"shop", "click buy", 4, 3, 9, TimeMs(1'789'999'000'000), start}));
    QCOMPARE(held.goals.at(1), (GoalView{"", "signup", 0, 0, 0, {}, {}}));
}

void TestLiveReader::aDeltaChangesWhatItNames()
{
    LiveReader reader;
    QVERIFY(reader.read(wholeView));
    const SnapshotPtr before = reader.held();
    const auto change =
        contentOf<LiveViewChange>(reader, R"({"type":"delta","after":7,"seq":8,"data":{
        "at":1790000000100,"totals":{"active":3,"usualActive":[34,30,38],"usualPerMinute":null,"quietSince":0},
        "usualHours":[[1790000000000,5,3.5,8]],"countries":[],
        "sessions":{"order":[13,11],"changed":[{"visit":13,"sessionId":"v-3","currentPage":"/new"}]},
        "events":[{"number":10,"type":"pageview","page":"/new"}],
        "openAlerts":[{"id":6,"kind":"silence","site":"shop","at":1790000000050,"spanMs":240000,
                       "expected":96,"since":1790000000000,"isUpdate":true}],
        "alerts":[{"id":5,"kind":"milestone","at":1790000000100,"value":10}]}})");
    QVERIFY(!change.isWhole);
    QCOMPARE(change.alerts.at(0).value, std::int64_t(10));
    const Snapshot& held = *reader.held();
    QCOMPARE(held.sequence, std::uint64_t(8));
    QCOMPARE(held.active, std::int64_t(3));
    QCOMPARE(held.visitorsToday, std::int64_t(0));
    QVERIFY(held.countries.empty());
    QCOMPARE(held.pagesNow.size(), std::size_t(2));
    QCOMPARE(pagesOf(held), std::string("v-3/new v-1/shop "));
    QCOMPARE(held.events.size(), std::size_t(3));
    QCOMPARE(held.events[0].number, std::uint64_t(10));
    QCOMPARE(held.alerts.size(), std::size_t(2));
    QCOMPARE(held.alerts[0].kind, Alert::Kind::Milestone);
    QCOMPARE(held.openAlerts.size(), std::size_t(1));
    QCOMPARE(held.openAlerts[0].kind, Alert::Kind::Silence);
    QCOMPARE(held.openAlerts[0].span, 4 * minuteMs);
    QVERIFY(held.openAlerts[0].isDrop() && !held.openAlerts[0].isTold);
    QCOMPARE(held.usualActive->high, 38.0);
    QCOMPARE(held.usualHours.size(), std::size_t(1));
    QCOMPARE(held.usualHours[0].usual.low, 3.5);
    QVERIFY(!held.usualPerMinute && !held.quietSince);
    QCOMPARE(before->active, std::int64_t(2));
}

void TestLiveReader::whatOperatorsDidIsKnown()
{
    LiveReader reader;
    QVERIFY(reader.read(R"({"type":"snapshot","seq":7,"data":{"at":1790000000000,"alerts":[
        {"id":2,"kind":"spike","at":1790000000000,"mutedUntil":1790003600000},
        {"id":1,"kind":"drop","at":1790000000000}]}})"));
    const auto alerts = [&]() -> const std::vector<Alert>& { return reader.held()->alerts; };
    QCOMPARE(alerts().at(0).mutedUntil, std::optional(TimeMs(1'790'003'600'000)));
    QVERIFY(!alerts().at(0).isCall() && alerts().at(1).isCall());
    QVERIFY(reader.read(R"({"type":"delta","after":7,"seq":8,"data":{"alertHandling":[
        {"id":1,"seenAt":1790000000100},{"id":2},{"id":3,"seenAt":-1},7]}})"));
    QCOMPARE(alerts().size(), std::size_t(2));
    QVERIFY(!alerts().at(0).isHandled());
    QCOMPARE(alerts().at(1).seenAt, std::optional(TimeMs(1'790'000'000'100)));
}

void TestLiveReader::newEventsPushOldOnesOut()
{
    LiveReader reader;
    reader.expect(viewOf(2));
    QVERIFY(reader.read(wholeView));
    QVERIFY(reader.read(
        R"({"type":"delta","after":7,"seq":8,"data":{"events":[{"number":10,"type":"x"}]}})"));
    QCOMPARE(reader.held()->events.size(), std::size_t(2));
    QCOMPARE(reader.held()->events[1].number, std::uint64_t(9));
}

void TestLiveReader::theSeriesAlwaysHasAllItsBuckets()
{
    LiveReader reader;
    QVERIFY(reader.read(R"({"type":"snapshot","seq":1,"data":{"at":1790000004000}})"));
    QCOMPARE(reader.held()->series.size(), std::size_t(seriesBuckets));
    QCOMPARE(reader.held()->series.back().at, start);
    QVERIFY(reader.read(wholeView));
    const auto points = [&]() -> const std::vector<SeriesPoint>& { return reader.held()->series; };
    QCOMPARE(points().size(), std::size_t(seriesBuckets));
    QCOMPARE(points()[59].at, start - 10'000);
    QCOMPARE(points()[59].events, 4);
    QCOMPARE(points()[58].events, 3);
    QCOMPARE(points()[0].events, 0);
    QVERIFY(reader.read(R"({"type":"delta","after":7,"seq":8,"data":{
        "series":[[1789999990000,2,9,9],[1790000010000,1,1,1]]}})"));
    QCOMPARE(points().size(), std::size_t(seriesBuckets));
    QCOMPARE(points()[59].at, start + 10'000);
    QCOMPARE(points()[58].events, 0);
    QCOMPARE(points()[57].events, 9);
    QCOMPARE(points()[56].events, 3);
}

void TestLiveReader::aDeltaThatDoesNotFollowIsRefused()
{
    LiveReader reader;
    QVERIFY(!reader.read(R"({"type":"delta","after":7,"seq":8,"data":{}})"));
    QVERIFY(reader.read(wholeView));
    QVERIFY(!reader.read(R"({"type":"delta","after":8,"seq":9,"data":{}})"));
    QVERIFY(reader.read(R"({"type":"delta","after":7,"seq":9,"data":{}})"));
    reader.forget();
    QVERIFY(!reader.read(R"({"type":"delta","after":9,"seq":10,"data":{}})"));
}

void TestLiveReader::sessionsThatAreNotHeldAreRefused()
{
    LiveReader reader;
    QVERIFY(reader.read(wholeView));
    QVERIFY(!reader.read(
        R"({"type":"delta","after":7,"seq":8,"data":{"sessions":{"order":[11,99],"changed":[]}}})"));
    QCOMPARE(reader.held()->sequence, std::uint64_t(7));
    QCOMPARE(reader.held()->sessions.size(), std::size_t(2));
}

void TestLiveReader::sitesComeChangeAndGo()
{
    LiveReader reader;
    QVERIFY(reader.read(R"({"type":"snapshot","seq":1,"data":{
        "sites":[["blog",0],["news",3],["shop",1]],"sitesTruncated":true}})"));
    QVERIFY(reader.held()->sitesTruncated);
    QVERIFY(reader.read(R"({"type":"delta","after":1,"seq":2,"data":{
        "sites":[["news"],["shop",2],["wiki",1]]}})"));
    QCOMPARE(reader.held()->sites,
             (std::vector<CountRow>{{"", "blog", 0}, {"", "shop", 2}, {"", "wiki", 1}}));
    QVERIFY(reader.held()->sitesTruncated);
    QVERIFY(reader.read(R"({"type":"delta","after":2,"seq":3,"data":{"sitesTruncated":false}})"));
    QCOMPARE(reader.held()->sites.size(), std::size_t(3));
    QVERIFY(!reader.held()->sitesTruncated);
}

void TestLiveReader::theServerTellsOfItself()
{
    LiveReader reader;
    const auto state = contentOf<LiveServerState>(reader, R"({"type":"state","data":{
        "version":"0.1.0","access":"operator","simulated":true,"refused":3,"sites":["shop","blog"],
        "store":{"phase":"failing","commitMs":2.7,"detail":"full","unkept":4,"note":"aside",
                 "cause":"silent","silentSeconds":10,"movedTo":"/b"},
        "timeZone":"Asia/Tokyo","publicUrl":"https://example.org/stats",
        "addresses":["http://192.168.1.5:3000"],"trackers":["umami"]}})");
    QCOMPARE(state.trackers, std::optional(std::vector<std::string>{"umami"}));
    QCOMPARE(state.timeZone, std::string("Asia/Tokyo"));
    QCOMPARE(state.publicUrl, std::string("https://example.org/stats"));
    QCOMPARE(state.addresses, std::vector<std::string>{"http://192.168.1.5:3000"});
    QVERIFY(state.mayChange);
    QVERIFY(state.simulated);
    QCOMPARE(state.refused, std::int64_t(3));
    QCOMPARE(state.sites, (std::vector<std::string>{"shop", "blog"}));
    QCOMPARE(state.store, (StoreState{StoreState::Phase::Failing, 2.7, "full", 4, "aside",
                                      StoreCause::Silent, 10, "/b"}));
    const auto other = contentOf<LiveServerState>(
        reader, R"({"type":"state","data":{"access":"reader","store":{"phase":"none"}}})");
    QVERIFY(!other.mayChange);
    QVERIFY(!other.trackers); // an older server
    QCOMPARE(other.store, StoreState());
}

void TestLiveReader::whatIsFilteredComesAsItWasTold()
{
    SourceState told;
    const TimeMs at(1'790'000'000'000);
    told.refusals = {{1, 2, 3, 4}, at, {{"203.0.113.9", Refused::Site, 4, at, at, "\"no"}}};
    told.filtered = {3, 120, at, {}, {}, {}};
    told.filtered.agents = {{"Googlebot", "search-engine", FilterReason::Agent, 110, at},
                            {tooFastName, {}, FilterReason::Speed, 10, at}};
    told.filtered.newest = {{at, "Googlebot", FilterReason::Chosen, "shop", "/\"ü"}};
    told.filtered.choices.counts = {{"curl", true}, {"GPTBot", false}};
    LiveReader reader;
    const QByteArray frame = liveState(told, "1.2");
    const auto state = contentOf<LiveServerState>(reader, frame.toStdString());
    QVERIFY(state.filtered == told.filtered);
    QVERIFY(state.refusals == told.refusals);
    for (const std::optional<bool> counts : {std::optional(true), std::optional(false), std::optional<bool>()}) {
        const LiveRequest asked = readLiveRequest(QByteArray::fromStdString(botFrame(7, "a \"b\"", counts)));
        const auto* bot = std::get_if<BotRequest>(&asked.what);
        QVERIFY(bot);
        QCOMPARE(bot->name, std::string("a \"b\""));
        QVERIFY(bot->counts == counts);
    }
}

void TestLiveReader::answersCarryWhatWasAsked()
{
    LiveReader reader;
    const auto followed = contentOf<LiveFollowed>(
        reader, R"({"type":"session","id":1,"data":{"sessionId":"v","active":true,
                    "metadata":{"device":"phone","plan":7}}})");
    QCOMPARE(followed.session->sessionId, std::string("v"));
    QCOMPARE(followed.session->metadata.at(1), (MetadataEntry{"plan", "7", false}));
    QVERIFY(!contentOf<LiveFollowed>(reader, R"({"type":"session","data":null})").session);
    const auto history = contentOf<LiveHistory>(
        reader, R"({"type":"history","id":2,"data":{"points":[[60000,1,2,3,4,5]]}})");
    QCOMPARE(history.points.at(0), (HistoryPoint{TimeMs(60'000), 1, 2, 3, 4, 5}));
    const auto visits = contentOf<LiveVisits>(
        reader, R"({"type":"visits","data":{"visits":[{"visit":5}],"next":4}})");
    QCOMPARE(visits.visits.at(0).visit, std::uint64_t(5));
    QCOMPARE(visits.next, std::uint64_t(4));
    QVERIFY(contentOf<LiveVisit>(reader, R"({"type":"visit","data":{"visit":5}})").visit);
    QCOMPARE(
        contentOf<LiveLogin>(reader, R"({"type":"login","data":{"path":"/login?once=x"}})").path,
        std::string("/login?once=x"));
    QCOMPARE(contentOf<LiveRefusal>(reader, R"({"type":"error","data":{"message":"no"}})").message,
             std::string("no"));
}

void TestLiveReader::unknownFramesAreSkipped()
{
    LiveReader reader;
    contentOf<std::monostate>(reader, R"({"type":"of the future","data":[1]})");
    contentOf<std::monostate>(reader, R"({"type":"unheard of","id":4})");
    contentOf<std::monostate>(reader, "{}");
}

void TestLiveReader::nonsenseIsAnError()
{
    LiveReader reader;
    const std::string deep = std::string(100, '[') + std::string(100, ']');
    for (const std::string& text :
         {std::string(), std::string("x"), std::string("[]"),
          std::string("{\"type\":\"snapshot\"}"), std::string("{\"type\":\"\xff\"}"),
          "{\"type\":\"snapshot\",\"data\":" + deep + "}"})
        QVERIFY2(!reader.read(text), text.c_str());
    QVERIFY(!reader.held());
}

void TestLiveReader::numbersStayWithinBounds()
{
    LiveReader reader;
    QVERIFY(reader.read(R"({"type":"snapshot","seq":1,"data":{"at":1e300,
        "totals":{"active":-5,"visitorsToday":18446744073709551615,"eventsToday":"many",
                  "pageViewsToday":12.0},
        "series":[[-1,99999999999,1,1],[9223372036854775807,1,1,1],"x",[]],
        "sessions":[{"steps":99999999999}]}})"));
    const Snapshot& held = *reader.held();
    QCOMPARE(held.active, std::int64_t(0));
    QCOMPARE(held.visitorsToday, (std::int64_t(1) << 53) - 1);
    QCOMPARE(held.eventsToday, std::int64_t(0));
    QCOMPARE(held.pageViewsToday, std::int64_t(12));
    QCOMPARE(held.sessions[0].steps, std::uint32_t(0xffffffff));
    QCOMPARE(held.series.size(), std::size_t(seriesBuckets));
    QCOMPARE(held.series.back().at, floorTo(held.series.back().at, seriesBucketMs));
}

void TestLiveReader::listsStayWithinBounds()
{
    std::string entries = "0";
    for (int i = 0; i < 5'000; ++i)
        entries += ",[1]";
    std::string sites = "0";
    for (int i = 0; i < 5'000; ++i)
        sites += ",[\"s" + std::to_string(i) + "\",1]";
    LiveReader reader;
    QVERIFY(reader.read("{\"type\":\"snapshot\",\"seq\":1,\"data\":{\"events\":[" + entries +
                        "],\"sessions\":[" + entries + "],\"pagesNow\":[" + entries +
                        "],\"sites\":[" + sites + "],\"series\":[" + entries + "]}}"));
    QCOMPARE(reader.held()->events.size(), std::size_t(200));
    QCOMPARE(reader.held()->sessions.size(), std::size_t(200));
    QCOMPARE(reader.held()->pagesNow.size(), std::size_t(200));
    QCOMPARE(reader.held()->sites.size(), std::size_t(1'000));
    QCOMPARE(reader.held()->series.size(), std::size_t(seriesBuckets));
    for (int frame = 1; frame < 4; ++frame) {
        std::string more = "0";
        for (int i = 0; i < 900; ++i)
            more += ",[\"" + std::to_string(frame * 1'000 + i) + "\",1]";
        QVERIFY(reader.read("{\"type\":\"delta\",\"after\":" + std::to_string(frame) + ",\"seq\":" +
                            std::to_string(frame + 1) + ",\"data\":{\"sites\":[" + more + "]}}"));
    }
    QCOMPARE(reader.held()->sites.size(), std::size_t(1'001));
}

void TestLiveReader::aThousandBrokenFramesDoNoHarm()
{
    std::mt19937 random{5};
    const std::string parts[] = {"[", "]", "{", "}", "null", "-1", "1e99", "\"seq\":", "\"\"", ","};
    for (int i = 0; i < 1'000; ++i) {
        LiveReader reader;
        std::string text = wholeView;
        for (int j = 0; j < 3; ++j)
            text.replace(random() % text.size(), random() % 9, parts[random() % std::size(parts)]);
        const Result<LiveFrame> frame = reader.read(text);
        if (reader.held())
            QCOMPARE(reader.held()->series.size(), std::size_t(seriesBuckets));
        else
            QVERIFY(!frame || !std::holds_alternative<LiveViewChange>(frame->content));
    }
}

void TestLiveReader::framesToTheServer()
{
    SnapshotRequest request;
    request.filter.site = "";
    request.filter.country = "India";
    request.filter.device = "phone";
    request.filter.text = "\"q\" & ü";
    request.filter.excluded = *excludedFields("device");
    request.selected = SessionKey{"shop", "v-1"};
    request.sessions = 1'000;
    request.steps = 200;
    const SnapshotRequest view = liveView(request);
    QVERIFY(!view.selected);
    request.filter.text = std::string(255, 'a') + "üü";
    QCOMPARE(liveView(request).filter.text, std::string(255, 'a'));
    const auto query = liveQuery(view);
    QCOMPARE(query.front(), (std::pair<std::string, std::string>("site", "")));
    QCOMPARE(query.back(), (std::pair<std::string, std::string>("steps", "20")));
    QCOMPARE(liveQuery({}).front().first, std::string("sessions"));
    SnapshotRequest byArrival;
    byArrival.sessionsBy = SessionsBy::Arrival;
    QCOMPARE(liveQuery(byArrival).back(),
             (std::pair<std::string, std::string>("order", "arrival")));
    QVERIFY(watchFrame(1, byArrival).find(R"("order":"arrival")") != std::string::npos);
    const std::pair<std::string, const char*> frames[] = {
        {watchFrame(4, view),
         R"({"type":"watch","id":4,"data":{"site":"","country":"India","device":"phone",)"
         R"("text":"\"q\" & ü","not":"device",)"
         R"("sessions":200,"events":200,"rows":50,"alerts":50,"viewers":0,"steps":20}})"},
        {followFrame(5, request.selected),
         R"({"type":"follow","id":5,"data":{"site":"shop","sessionId":"v-1"}})"},
        {followFrame(5, {}), R"({"type":"follow","id":5,"data":null})"},
        {historyFrame(6, {"shop", TimeMs(60'000), TimeMs(120'000), 60'000}),
         R"({"type":"history","id":6,"data":{"site":"shop","from":60000,"to":120000,"step":60000}})"},
        {visitsFrame(7, {{}, epoch, epoch, "q", 9, 50}),
         R"({"type":"visits","id":7,"data":{"text":"q","before":9,"limit":50}})"},
        {visitFrame(8, 17), R"({"type":"visit","id":8,"data":{"visit":17}})"},
        {clearFrame(9), R"({"type":"clear","id":9,"data":{}})"},
        {loginFrame(10), R"({"type":"login","id":10,"data":{}})"},
    };
    for (const auto& [frame, expected] : frames)
        QCOMPARE(frame, std::string(expected));
    SnapshotRequest several;
    several.filter.page = "/a";
    several.filter.page.add("/b*");
    QVERIFY(watchFrame(1, several).find(R"("page":["/a","/b*"],)") != std::string::npos);
    const auto asked = liveQuery(several);
    QCOMPARE(asked[0], (std::pair<std::string, std::string>("page", "/a")));
    QCOMPARE(asked[1], (std::pair<std::string, std::string>("page", "/b*")));
}

QTEST_MAIN(TestLiveReader)
#include "tst_live_reader.moc"
