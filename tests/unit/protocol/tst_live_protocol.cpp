// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/label_text.h"
#include "core/base/text/text_rules.h"
#include "core/base/time/clock.h"
#include "core/protocol/live/live_answers.h"
#include "core/protocol/live/live_json.h"
#include "core/protocol/live/live_request.h"
#include "core/protocol/live/live_sites.h"
#include "core/protocol/live/live_view.h"
#include "core/protocol/live/live_view_encoder.h"
#include "core/source/label.h"
#include "tests/unit/support/live_setup.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace footfall;

namespace {

QJsonObject jsonOf(const QByteArray& frame)
{
    return QJsonDocument::fromJson(frame).object();
}

QJsonObject dataOf(const QByteArray& frame)
{
    return jsonOf(frame)[QLatin1String("data")].toObject();
}

QStringList keysOf(const QByteArray& frame)
{
    return dataOf(frame).keys();
}

template <typename What>
What read(const QByteArray& frame)
{
    const LiveRequest request = readLiveRequest(frame);
    const What* what = std::get_if<What>(&request.what);
    return what ? *what : What();
}

std::string complaintOf(const QByteArray& frame)
{
    return read<BadLiveRequest>(frame).message;
}

struct EncoderSetup : LiveSetup
{
    SnapshotRequest request;
    LiveViewEncoder encoder{request};

    ViewEncoder::Change take() { return encoder.take(model.snapshot(request)); }
    void visitSite(const std::string& site, const std::string& session)
    {
        Event visit = event("pageview", "/", session);
        visit.site = site;
        model.apply(visit);
    }
    QByteArray delta() const { return encoder.delta(1, 2); }
};

/// As many characters, of four bytes each, as many as a text has at most.
std::string longestOf(std::size_t characters)
{
    std::string text;
    for (std::size_t i = 0; i < characters; ++i)
        text += "\U0001F6D2";
    return text;
}

std::vector<CountRow> manyRows()
{
    std::vector<CountRow> rows;
    for (int i = 0; i < 200; ++i)
        rows.push_back({"shop.example", numbered("/some/page/", 1'000 + i), 1'000'000});
    return rows;
}

/// What a visitor that means harm makes of a session.
SessionView longestSession()
{
    SessionView session;
    session.visit = UINT32_MAX;
    session.sessionId = session.visitorId = longestOf(maxLength::id);
    session.site = longestOf(maxLength::site);
    session.visits = UINT16_MAX;
    session.currentPage = longestOf(maxLength::page);
    session.entryPage = session.currentPage.substr(4) + "/xx";
    for (const LabelField& field : labelFields)
        session.*field.text = std::string(maxLabelBytes, '"');
    session.startedAt = session.lastActivityAt = noon;
    session.hereSince = noon;
    session.journey.resize(20, {"/a/page", noon, second, {20, ClickView{"button", noon}}, 3});
    return session;
}

Event longestEvent()
{
    Event event = LiveFixture::event(longestOf(maxLength::type), longestOf(maxLength::page),
                                     longestOf(maxLength::id));
    event.visitorId = event.sessionId;
    event.site = longestOf(maxLength::site);
    event.country = event.city = longestOf(maxLength::place);
    event.metadata = {{"device", std::string(1'300, '"'), true},
                      {"referrer", std::string(1'300, '"'), true},
                      {"element", std::string(1'300, '"'), true}};
    return event;
}

/// Everything that is told whole takes up as much as it may.
Snapshot fullSnapshot()
{
    Snapshot now;
    now.at = noon;
    for (const RankingField& field : rankingFields)
        now.*field.now = now.*field.today = manyRows();
    now.pagesPresent = now.viewerCountries = now.viewerCities = manyRows();
    now.viewerList.resize(200, {"shop", "a-viewer", "India", "Pune", "Maharashtra", "Asia", noon});
    now.usualHours.resize(26, {noon, {1'000.5, 900.5, 1'100.5}});
    now.goals.resize(200, {"shop", "a goal", 1'000, 1'000, 10'000, noon, noon});
    now.series.resize(seriesBuckets, {noon, 100'000, 100'000, 100'000, 100'000});
    for (int i = 0; i < seriesBuckets; ++i)
        now.series[std::size_t(i)].at = noon + i * seriesBucketMs;
    now.page.emplace();
    now.page->page = longestOf(maxLength::page);
    now.page->viewsByMinute.resize(pageMinutes, 1'000'000);
    now.page->referrers = now.page->campaigns = now.page->cameFrom = now.page->wentTo = manyRows();
    for (int i = 0; i < 200; ++i) {
        now.sites.push_back({{}, numbered("a-customer-of-ours-", i) + ".example", 10'000});
        now.alerts.emplace_back().id = std::uint64_t(1'000 - i);
        SiteCard card;
        card.site = numbered("site", i);
        card.series.resize(seriesBuckets, 1'000);
        now.siteCards.push_back(card);
    }
    now.openAlerts = now.alerts;
    return now;
}

} // namespace

class TestLiveProtocol : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aViewHasItsDefaults()
    {
        const Result<SnapshotRequest> view = readView({});
        QVERIFY(bool(view));
        QVERIFY(!view->filter.site);
        QVERIFY(!view->filter.narrows());
        QCOMPARE(view->sessions, std::size_t(50));
        QCOMPARE(view->events, std::size_t(100));
        QCOMPARE(view->rows, std::size_t(20));
        QCOMPARE(view->alerts, std::size_t(50));
        QCOMPARE(view->viewers, std::size_t(0));
        QCOMPARE(view->steps, std::size_t(5));
    }
    void aViewIsReadWhole()
    {
        const Result<SnapshotRequest> view = readView({{"site", ""},
                                                       {"country", "Perú"},
                                                       {"page", "/"},
                                                       {"text", "x"},
                                                       {"city", "Lima"},
                                                       {"referrer", "news.example"},
                                                       {"device", "phone"},
                                                       {"not", "page,device"},
                                                       {"sessions", "200"},
                                                       {"steps", "0"},
                                                       {"order", "arrival"},
                                                       {"unknown", "7"}});
        QVERIFY(bool(view));
        QCOMPARE(view->filter.site, std::optional<std::string>(""));
        QCOMPARE(view->filter.country, std::string("Perú"));
        QCOMPARE(view->filter.city, std::string("Lima"));
        QCOMPARE(view->filter.referrer, std::string("news.example"));
        QCOMPARE(view->filter.device, std::string("phone"));
        QCOMPARE(excludedNames(view->filter), std::string("page,device"));
        QVERIFY(view->narrowsCounts);
        QCOMPARE(view->sessions, std::size_t(200));
        QCOMPARE(view->steps, std::size_t(0));
        QVERIFY(view->sessionsBy == SessionsBy::Arrival);
        QVERIFY(readView({})->sessionsBy == SessionsBy::Activity);
    }
    void aFieldMayHaveSeveralValues()
    {
        const auto valuesOf = [](const FilterValues& values) {
            return std::vector<std::string>(values.begin(), values.end());
        };
        const Result<SnapshotRequest> view = readView(
            {{"page", "/b"}, {"page", "/%61"}, {"page", "/a"}, {"country", ""}, {"not", "page"}});
        QVERIFY(bool(view));
        QCOMPARE(valuesOf(view->filter.page), (std::vector<std::string>{"/b", "/a"}));
        QVERIFY(view->filter.country.empty());
        QVERIFY(view->filter.excludes(FilterField::Page));
        const QJsonObject frame{{QStringLiteral("country"),
                                 QJsonArray{QStringLiteral("India"), QStringLiteral("Peru")}},
                                {QStringLiteral("device"), QStringLiteral("phone")},
                                {QStringLiteral("city"), QJsonArray()}};
        const Result<ViewFields> fields = viewFields(frame);
        QVERIFY(bool(fields));
        const Result<SnapshotRequest> asked = readView(*fields);
        QVERIFY(bool(asked));
        QCOMPARE(valuesOf(asked->filter.country), (std::vector<std::string>{"India", "Peru"}));
        QCOMPARE(asked->filter.device.only(), std::string("phone"));
        QVERIFY(asked->filter.city.empty());
    }
    void tooManyValuesAreRefused()
    {
        ViewFields fields;
        QJsonArray pages;
        for (std::size_t i = 0; i <= FilterValues::maxValues; ++i) {
            fields.emplace("page", "/" + std::to_string(i));
            pages.append(QStringLiteral("/%1").arg(i));
        }
        QCOMPARE(readView(fields).error(), std::string("page: ") + tooManyValues);
        const QJsonObject frame{{QStringLiteral("page"), pages}};
        QCOMPARE(viewFields(frame).error(), std::string("page: ") + tooManyValues);
        // What is no field of the filter is one text.
        for (const char* name : {"site", "text", "not", "detail", "rows"}) {
            const QJsonObject several{{QLatin1String(name), QJsonArray{QStringLiteral("a")}}};
            QVERIFY2(viewFields(several).error().starts_with(std::string(name) + ": "), name);
        }
        const QJsonObject numbers{{QStringLiteral("city"), QJsonArray{7}}};
        QCOMPARE(viewFields(numbers).error(), std::string("city: a text is needed"));
    }
    void aBadViewIsRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("beyond") << QByteArray("sessions") << QByteArray("201");
        QTest::newRow("empty") << QByteArray("rows") << QByteArray();
        QTest::newRow("negative") << QByteArray("events") << QByteArray("-1");
        QTest::newRow("trailing") << QByteArray("steps") << QByteArray("3 ");
        QTest::newRow("long") << QByteArray("text") << QByteArray(257, 'x');
        QTest::newRow("order") << QByteArray("order") << QByteArray("size");
        QTest::newRow("long site") << QByteArray("site") << QByteArray(1021, 'x');
        QTest::newRow("no field") << QByteArray("not") << QByteArray("country,colour");
        QTest::newRow("no UTF-8") << QByteArray("country") << QByteArray("\xff");
    }
    void aBadViewIsRefusedByName()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        const Result<SnapshotRequest> view = readView({{name.toStdString(), value.toStdString()}});
        QVERIFY(!view);
        QVERIFY(view.error().starts_with(name.toStdString() + ": "));
    }
    void questionsAreRead()
    {
        QCOMPARE(readLiveRequest(R"({"type":"clear","id":7})").id, std::string("7"));
        QCOMPARE(readLiveRequest(R"({"type":"clear","id":"7"})").id, std::string());
        QVERIFY(!read<FollowRequest>(R"({"type":"follow","data":null})").session);
        const FollowRequest follow =
            read<FollowRequest>(R"({"type":"follow","data":{"site":"shop","sessionId":"v-1"}})");
        QVERIFY(follow.session == SessionKey({"shop", "v-1"}));
        const HistoryRequest history = read<HistoryRequest>(
            R"({"type":"history","data":{"site":"","from":60000,"to":180000,"step":60000}})");
        QVERIFY(history ==
                HistoryRequest({std::string(), TimeMs(60'000), TimeMs(180'000), 60'000}));
        VisitQuery visits;
        visits.text = "x";
        visits.before = 12;
        visits.limit = 3;
        QVERIFY(read<VisitQuery>(
                    R"({"type":"visits","data":{"text":"x","before":12,"limit":3,"site":null}})") ==
                visits);
        QCOMPARE(read<VisitRequest>(R"({"type":"visit","data":{"visit":17}})").visit,
                 std::uint64_t(17));
        QCOMPARE(read<WatchRequest>(R"({"type":"watch","data":{"rows":7,"page":null}})").view.rows,
                 std::size_t(7));
    }
    void badQuestionsAreToldWhatIsWrong()
    {
        QVERIFY(complaintOf("{").starts_with("Invalid JSON: "));
        QVERIFY(complaintOf("[]").starts_with("A JSON object"));
        QCOMPARE(complaintOf("{}"), std::string("type: a text is needed"));
        QCOMPARE(complaintOf(R"({"type":"dance"})"),
                 std::string("Unknown message type: \"dance\""));
        QCOMPARE(complaintOf(R"({"type":"visit","data":{"visit":1.5}})"),
                 std::string("visit: a whole number is needed"));
        QCOMPARE(complaintOf(R"({"type":"history","data":{"from":1,"to":2}})"),
                 std::string("step: a whole number is needed"));
        QCOMPARE(complaintOf(R"({"type":"follow","data":{"site":"s"}})"),
                 std::string("sessionId: a text is needed"));
        QCOMPARE(complaintOf(R"({"type":"watch","data":{"site":1}})"),
                 std::string("site: a text is needed"));
        QCOMPARE(complaintOf(R"({"type":"visits","data":7})"),
                 std::string("data: an object is needed"));
    }
    void onlyWhatChangedIsInADelta()
    {
        EncoderSetup s;
        s.view("/home", "a");
        QCOMPARE(s.take(), ViewEncoder::Change::Anew);
        QCOMPARE(s.take(), ViewEncoder::Change::None);
        QCOMPARE(keysOf(s.delta()), QStringList({QStringLiteral("at")}));
        Event click = s.event("click", "/home", "a");
        s.model.apply(click);
        QCOMPARE(s.take(), ViewEncoder::Change::Delta);
        const QJsonObject data = dataOf(s.delta());
        QCOMPARE(data.keys(),
                 QStringList({QStringLiteral("at"), QStringLiteral("eventNamesNow"),
                              QStringLiteral("eventNamesToday"), QStringLiteral("events"),
                              QStringLiteral("series"), QStringLiteral("sessions"),
                              QStringLiteral("totals")}));
        QCOMPARE(data[QLatin1String("series")].toArray().size(), 1);
        QCOMPARE(data[QLatin1String("events")].toArray().size(), 1);
        const QJsonObject sessions = data[QLatin1String("sessions")].toObject();
        QCOMPARE(sessions[QLatin1String("order")].toArray(), QJsonArray({1}));
        QCOMPARE(sessions[QLatin1String("changed")].toArray().size(), 1);
    }
    void aSessionThatOnlyMovesIsNotToldAgain()
    {
        EncoderSetup s;
        s.view("/home", "a");
        s.view("/home", "b");
        s.take();
        s.view("/next", "a");
        s.take();
        const QJsonObject sessions = dataOf(s.delta())[QLatin1String("sessions")].toObject();
        QCOMPARE(sessions[QLatin1String("order")].toArray(), QJsonArray({1, 2}));
        QCOMPARE(sessions[QLatin1String("changed")].toArray().size(), 1);
    }
    void aClearBeginsAnew()
    {
        EncoderSetup s;
        s.view("/home", "a");
        s.take();
        s.model.clear(s.clock.now());
        QCOMPARE(s.take(), ViewEncoder::Change::Anew);
        const QJsonObject data = dataOf(s.encoder.snapshot(3));
        QVERIFY(data[QLatin1String("events")].toArray().isEmpty());
        QVERIFY(data[QLatin1String("sessions")].toArray().isEmpty());
        QCOMPARE(data[QLatin1String("alerts")].toArray().size(), 1);
    }
    void whatHasNoValueIsLeftOut()
    {
        EncoderSetup s;
        s.view("/home", "a");
        s.take();
        const QJsonObject data = dataOf(s.encoder.snapshot(1));
        const QJsonObject event = data[QLatin1String("events")].toArray()[0].toObject();
        QCOMPARE(event.keys(),
                 QStringList({QStringLiteral("number"), QStringLiteral("page"),
                              QStringLiteral("receivedAt"), QStringLiteral("sessionId"),
                              QStringLiteral("timestamp"), QStringLiteral("type")}));
        QCOMPARE(data[QLatin1String("totals")].toObject().size(), 26);
    }
    void aHostileSessionIsCutToItsBound()
    {
        SessionView session;
        session.steps = 20;
        for (int i = 0; i < 20; ++i)
            session.journey.push_back({numbered("/", i) + std::string(2'000, '"'),
                                       TimeMs(1),
                                       1,
                                       {20, ClickView{std::string(400, '"'), TimeMs(1)}},
                                       3});
        const QByteArray json =
            QByteArray::fromStdString(liveSession(session, SessionDetail::WithJourney, 8 * 1024));
        QVERIFY(json.size() < 10 * 1024);
        const QJsonArray journey =
            QJsonDocument::fromJson(json).object()[QLatin1String("journey")].toArray();
        QVERIFY(!journey.isEmpty());
        const QJsonObject newest = journey.last().toObject();
        QVERIFY(newest[QLatin1String("page")].toString().startsWith(QLatin1String("/19")));
        const qsizetype told = newest[QLatin1String("clicks")].toArray().size();
        QCOMPARE(newest[QLatin1String("moreClicks")].toInt(), int(23 - told));
    }
    void aHostileDeltaKeepsItsBoundAndTheRestFollows()
    {
        EncoderSetup s;
        s.take();
        for (int i = 0; i < 200; ++i) {
            Event event =
                s.event("pageview", numbered("/", i) + std::string(2'000, '"'), numbered("v", i));
            event.country = event.city = numbered("c", i) + std::string(120, '"');
            event.site = numbered("s", i % 50) + std::string(200, '"');
            s.model.apply(event);
        }
        std::size_t listed = 0;
        int deltas = 0;
        do {
            s.take();
            QVERIFY(std::size_t(s.delta().size()) < LiveViewEncoder::deltaBytes);
            const QJsonObject sessions = dataOf(s.delta())[QLatin1String("sessions")].toObject();
            const auto now = std::size_t(sessions[QLatin1String("order")].toArray().size());
            QVERIFY(now > listed);
            listed = now;
            ++deltas;
        } while (s.encoder.hasMore());
        QVERIFY2(listed > 40 && listed < 200, qPrintable(QString::number(listed)));
        QVERIFY(deltas > 1);
        QVERIFY(std::size_t(s.encoder.snapshot(9).size()) < LiveViewEncoder::snapshotBytes);
    }
    /// Who muted a kind with very many alerts: all are told, each delta stays small.
    void whatOperatorsDidIsToldPieceByPiece()
    {
        EncoderSetup s;
        s.request.alerts = 200;
        LiveViewEncoder encoder(s.request);
        Snapshot now;
        now.at = noon;
        for (std::uint64_t id = 200; id > 0; --id) {
            now.alerts.emplace_back();
            now.alerts.back().id = id;
            now.alerts.back().at = noon;
        }
        encoder.take(now);
        QCOMPARE(encoder.take(now), ViewEncoder::Change::None);
        for (Alert& alert : now.alerts)
            alert.mutedUntil = noon + hour;
        QSet<int> told;
        do {
            QCOMPARE(encoder.take(now), ViewEncoder::Change::Delta);
            const QByteArray delta = encoder.delta(1, 2);
            QVERIFY(delta.size() < 2'048);
            QVERIFY(!dataOf(delta).contains(QLatin1String("alerts")));
            for (const QJsonValue each : dataOf(delta)[QLatin1String("alertHandling")].toArray()) {
                QCOMPARE(TimeMs(each[QLatin1String("mutedUntil")].toInteger()), noon + hour);
                told.insert(each[QLatin1String("id")].toInt());
            }
        } while (encoder.hasMore());
        QCOMPARE(told.size(), 200);
        const QJsonArray all = dataOf(encoder.snapshot(3))[QLatin1String("alerts")].toArray();
        QCOMPARE(all.size(), 200);
        for (const QJsonValue each : all)
            QVERIFY(each[QLatin1String("mutedUntil")].toInteger() > 0);
        now.alerts[0].mutedUntil.reset();
        encoder.take(now);
        QCOMPARE(dataOf(encoder.delta(3, 4))[QLatin1String("alertHandling")].toArray(),
                 (QJsonArray{QJsonObject{{QStringLiteral("id"), 200}}}));
    }
    void theLongestSessionAndEventComeBesideAllElse()
    {
        SnapshotRequest request;
        request.page = "/";
        request.siteCards = siteCardsMost;
        LiveViewEncoder encoder(request);
        Snapshot now;
        now.at = noon;
        encoder.take(now);
        now = fullSnapshot();
        now.events = {{2, std::make_shared<const Event>(longestEvent())}};
        now.sessions = {longestSession()};
        encoder.take(now);
        const QByteArray delta = encoder.delta(1, 2);
        QVERIFY(std::size_t(delta.size()) < LiveViewEncoder::deltaBytes);
        QCOMPARE(dataOf(delta)[QLatin1String("events")].toArray().size(), 1);
        QCOMPARE(dataOf(delta)[QLatin1String("sessions")][QLatin1String("changed")].toArray().size(),
                 1);
        QVERIFY(!dataOf(delta)[QLatin1String("siteCards")].toArray().isEmpty());
    }
    void everySiteIsTold()
    {
        EncoderSetup s;
        const auto name = [](int i) {
            return "a-customer-with-a-long-name-" + std::to_string(i) + ".shops.example.com";
        };
        for (int i = 0; i < 1'000; ++i)
            s.visitSite(name(i), "v");
        s.take();
        const QByteArray snapshot = s.encoder.snapshot(1);
        QVERIFY(std::size_t(snapshot.size()) < LiveViewEncoder::snapshotBytes);
        QCOMPARE(dataOf(snapshot)[QLatin1String("sites")].toArray().size(), 1'000);
        QCOMPARE(dataOf(snapshot)[QLatin1String("sitesTruncated")], QJsonValue(false));
        // What changes is told, and nothing else.
        s.visitSite(name(7), "w");
        s.take();
        const QJsonArray changed{QString::fromStdString(name(7)), 2};
        const QJsonArray told = dataOf(s.delta())[QLatin1String("sites")].toArray();
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.at(0).toArray(), changed);
        s.clock.advance(1'000);
        s.take();
        QVERIFY(!keysOf(s.delta()).contains(QLatin1String("sites")));
    }
    void manySitesThatChangeAtOnceComeOneDeltaAfterTheOther()
    {
        EncoderSetup s;
        s.take();
        for (int i = 0; i < 1'000; ++i)
            s.visitSite("site-" + std::to_string(i) + ".example", "v");
        QSet<QString> told;
        int deltas = 0;
        do {
            s.take();
            QVERIFY(std::size_t(s.delta().size()) < LiveViewEncoder::deltaBytes);
            for (const QJsonValue& site : dataOf(s.delta())[QLatin1String("sites")].toArray())
                told.insert(site[0].toString());
            ++deltas;
        } while (s.encoder.hasMore());
        QCOMPARE(told.size(), 1'000);
        QVERIFY(deltas > 1);
    }
    void sitesBeyondTheBoundAreSaidToBeThere()
    {
        EncoderSetup s;
        for (int i = 0; i < 1'000; ++i)
            s.visitSite(numbered("s", i) + std::string(200, '"'), "v");
        s.take();
        const QByteArray snapshot = s.encoder.snapshot(1);
        QVERIFY(std::size_t(snapshot.size()) < LiveViewEncoder::snapshotBytes);
        const qsizetype told = dataOf(snapshot)[QLatin1String("sites")].toArray().size();
        QVERIFY2(told > 200 && told < 300, qPrintable(QString::number(told)));
        QCOMPARE(dataOf(snapshot)[QLatin1String("sitesTruncated")], QJsonValue(true));
    }
    void aSiteThatHasGoneIsTold()
    {
        LiveSites sites;
        sites.take({{{}, "blog", 1}, {{}, "shop", 2}}, 1'024);
        QCOMPARE(sites.take({{{}, "shop", 2}, {{}, "blog", 1}}, 1'024), std::string());
        QCOMPARE(sites.take({{{}, "shop", 3}}, 1'024), std::string(R"([["blog"],["shop",3]])"));
        QVERIFY(!sites.hasMore());
    }
    void allDeclaredSitesAreInTheState()
    {
        SourceState state;
        for (int i = 0; i < 1'000; ++i)
            state.sites.append(QString::number(i) + QString(250, QLatin1Char('"')));
        const QByteArray frame = liveState(state, "1.2");
        QVERIFY(std::size_t(frame.size()) < LiveViewEncoder::snapshotBytes);
        QCOMPARE(dataOf(frame)[QLatin1String("sites")].toArray().size(), 1'000);
    }
    void theStateSaysWhereTheServerIsReached()
    {
        SourceState state;
        state.siteAddresses = {QStringLiteral("http://192.168.1.5:3000")};
        state.publicUrl = QStringLiteral("https://example.org/stats");
        state.timeZone = QStringLiteral("Asia/Tokyo");
        const QJsonObject data = dataOf(liveState(state, "1.2"));
        QCOMPARE(data[QLatin1String("addresses")].toArray(),
                 QJsonArray({QStringLiteral("http://192.168.1.5:3000")}));
        QCOMPARE(data[QLatin1String("publicUrl")].toString(), state.publicUrl);
        QCOMPARE(data[QLatin1String("timeZone")].toString(), state.timeZone);
        state.mayChange = false; // who only looks learns nothing of the machine
        QVERIFY(!dataOf(liveState(state, "1.2")).contains(QLatin1String("addresses")));
    }
    void theStateSaysHowItStands()
    {
        SourceState state;
        state.sites = {QStringLiteral("shop")};
        QVERIFY(!dataOf(liveState(state, "1.2")).contains(QLatin1String("trackers")));
        state.trackers = QStringList{QStringLiteral("umami")};
        state.mayChange = false;
        state.store.phase = StoreState::Phase::Failing;
        state.store.detail = "disk full";
        state.store.cause = StoreCause::Full;
        state.store.movedTo = "/b";
        const QJsonObject data = dataOf(liveState(state, "1.2"));
        QCOMPARE(data[QLatin1String("access")].toString(), QStringLiteral("reader"));
        QCOMPARE(data[QLatin1String("version")].toString(), QStringLiteral("1.2"));
        QCOMPARE(data[QLatin1String("trackers")].toArray(), QJsonArray({QStringLiteral("umami")}));
        QCOMPARE(data[QLatin1String("sites")].toArray(), QJsonArray({QStringLiteral("shop")}));
        const QJsonObject store = data[QLatin1String("store")].toObject();
        QCOMPARE(store[QLatin1String("phase")].toString(), QStringLiteral("failing"));
        QCOMPARE(store[QLatin1String("detail")].toString(), QStringLiteral("disk full"));
        QCOMPARE(store[QLatin1String("cause")].toString(), QStringLiteral("full"));
        QCOMPARE(store[QLatin1String("movedTo")].toString(), QStringLiteral("/b"));
        QVERIFY(!store.contains(QLatin1String("silentSeconds")));
    }
    void anIdGoesIntoAFrame()
    {
        const QByteArray frame = liveFollowed(std::nullopt);
        QCOMPARE(withLiveId(frame, {}), frame);
        QCOMPARE(withLiveId(frame, "7"), QByteArray(R"({"type":"session","id":7,"data":null})"));
    }
    void visitsThatDoNotFitAreGoneOnWith()
    {
        VisitsFound found;
        for (std::uint64_t visit = 500; visit > 0; --visit) {
            SessionView session;
            session.visit = visit;
            session.currentPage = std::string(2'000, '"');
            found.visits.push_back(session);
        }
        const QByteArray frame = liveVisits({}, found);
        QVERIFY(frame.size() < 1024 * 1024);
        const QJsonObject data = dataOf(frame);
        const QJsonArray visits = data[QLatin1String("visits")].toArray();
        QVERIFY(visits.size() < 500);
        QCOMPARE(data[QLatin1String("next")], visits.last()[QLatin1String("visit")]);
    }
};

QTEST_GUILESS_MAIN(TestLiveProtocol)
#include "tst_live_protocol.moc"
