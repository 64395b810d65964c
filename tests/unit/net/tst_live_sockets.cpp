// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/websocket/web_socket_peer.h"
#include "core/net/dashboards/analytics_routes.h"
#include "core/net/live/live_sockets.h"
#include "tests/unit/support/archive_thread.h"
#include "tests/unit/support/endpoint_setup.h"
#include "tests/unit/support/filled_store.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace footfall;

namespace {

/// A client's end that reads as slowly as the test wants.
class FakePeer final : public WebSocketPeer
{
public:
    void send(const QByteArray& frame) override { texts.append(frame); }
    qint64 queuedBytes() const override { return queued; }
    void close(int code, const QByteArray&) override { closeCode = code; }

    void say(const QByteArray& text) { Q_EMIT textReceived(text); }
    void leave() { Q_EMIT closed(); }
    QJsonObject last() const { return QJsonDocument::fromJson(texts.last()).object(); }
    QString lastType() const { return last()[QLatin1String("type")].toString(); }
    qsizetype countOf(const char* type) const
    {
        const QByteArray begin = QByteArray("{\"type\":\"") + type + '"';
        return std::count_if(texts.begin(), texts.end(),
                             [&](const QByteArray& text) { return text.startsWith(begin); });
    }

    /// The last one of its type.
    QJsonObject lastOf(const char* type) const
    {
        const QByteArray begin = QByteArray("{\"type\":\"") + type + '"';
        const auto found = std::find_if(texts.rbegin(), texts.rend(), [&](const QByteArray& text) {
            return text.startsWith(begin);
        });
        return found == texts.rend() ? QJsonObject() : QJsonDocument::fromJson(*found).object();
    }

    QByteArrayList texts;
    qint64 queued = 0;
    int closeCode = 0;
};

struct SocketsSetup : EndpointSetup
{
    explicit SocketsSetup(ArchiveWorker* archive = nullptr)
        : replays(archive ? std::make_unique<AlertReplays>(*archive, utc) : nullptr)
        , sockets(context, archive,
                  {"1.0", [this] { return state; }, [this] { return loginPath; }, replays.get(), nullptr,
                   sensitivities, goals, marks, alertHandling, filterChoices})
    {
        sockets.addRoutes(table);
    }

    const SocketRoute& route() const { return table.sockets.front(); }
    void open(FakePeer& peer, Access access = Access::Operator, const QByteArray& query = {})
    {
        HttpRequest request;
        request.query = query;
        request.caller.access = access;
        std::get<PeerHandler>(route().open(request))(&peer);
    }
    void happen(const std::string& session)
    {
        clock.advance(LiveViews::deltaGapMs);
        ingest.take({event("pageview", "/", session)}, [](Ingest::Fate) {});
    }

    SourceState state;
    QByteArray loginPath;
    SensitivityKeeper sensitivities{{}};
    GoalKeeper goals{clock};
    MarkKeeper marks{clock, dayMs};
    AlertHandlingKeeper alertHandling{clock};
    FilterChoiceKeeper filterChoices;
    std::unique_ptr<AlertReplays> replays;
    LiveSockets sockets;
    RouteTable table;
};

} // namespace

class TestLiveSockets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theStateComesFirst()
    {
        SocketsSetup s;
        FakePeer peer;
        s.open(peer);
        QCOMPARE(peer.texts.size(), 2);
        QVERIFY(peer.texts[0].contains(R"("access":"operator")"));
        QCOMPARE(peer.lastType(), QStringLiteral("snapshot"));
        s.happen("a");
        QCOMPARE(peer.lastType(), QStringLiteral("delta"));
    }
    void aStateThatChangedIsToldOnce()
    {
        SocketsSetup s;
        FakePeer peer;
        s.open(peer);
        s.sockets.tellState();
        QCOMPARE(peer.countOf("state"), 1);
        s.state.refused = 7;
        s.sockets.tellState();
        s.sockets.tellState();
        QCOMPARE(peer.countOf("state"), 2);
        QVERIFY(peer.texts.last().contains(R"("refused":7)"));
    }
    void whatAnEarlierRunSaidIsNotTakenUp()
    {
        // Of both the clock says the same, as when it is set back meanwhile.
        SocketsSetup earlier;
        SocketsSetup later;
        FakePeer before;
        earlier.open(before);
        FakePeer witness;
        later.open(witness);
        earlier.happen("a");
        later.happen("b");
        const auto seq = qint64(before.last()[QLatin1String("seq")].toDouble());
        QVERIFY(seq > 0 && seq < 1LL << 53);
        for (const qint64 since : {seq - 1, seq}) {
            FakePeer after;
            later.open(after, Access::Operator, "since=" + QByteArray::number(since));
            QCOMPARE(after.lastType(), QStringLiteral("snapshot"));
        }
    }
    void aReaderSeesButChangesNothing()
    {
        SocketsSetup s;
        QCOMPARE(s.route().plane, Plane::Reader);
        s.loginPath = "/login?once=x";
        s.view("/", "a");
        FakePeer peer;
        s.open(peer, Access::Reader);
        QVERIFY(peer.texts[0].contains(R"("access":"reader")"));
        for (const char* frame :
             {R"({"type":"clear"})", R"({"type":"login"})",
              R"({"type":"sensitivity","data":{"site":"shop","sensitivity":"keen"}})",
              R"({"type":"goal","data":{"site":"shop","name":"signup"}})"}) {
            peer.say(frame);
            QCOMPARE(peer.lastType(), QStringLiteral("error"));
        }
        QCOMPARE(s.sensitivities.now(), Sensitivities());
        QCOMPARE(s.goals.now(), ChosenGoals());
        QCOMPARE(s.model.activeSessions(), 1);
        peer.say(R"({"type":"follow","data":{"site":"","sessionId":"a"}})");
        QCOMPARE(peer.lastType(), QStringLiteral("session"));
    }
    void anOperatorChoosesHowLittleIsTold()
    {
        SocketsSetup s;
        FakePeer peer;
        s.open(peer);
        peer.say(R"({"type":"sensitivity","id":4,"data":{"site":"Shop","sensitivity":"keen"}})");
        QCOMPARE(peer.texts.last(), QByteArray(R"({"type":"done","id":4,"data":{}})"));
        QCOMPARE(s.sensitivities.now().of("shop"), Sensitivity::Keen);
        QCOMPARE(s.sensitivities.now().of("blog"), Sensitivity::Normal);
        peer.say(R"({"type":"sensitivity","id":5,"data":{"sensitivity":"loud"}})");
        QCOMPARE(peer.lastType(), QStringLiteral("error"));
    }
    void anOperatorChoosesAGoalAndGivesItUp()
    {
        SocketsSetup s;
        FakePeer peer;
        s.open(peer);
        peer.say(R"({"type":"goal","id":4,"data":{"site":"Shop","name":"signup"}})");
        QCOMPARE(peer.texts.last(), QByteArray(R"({"type":"done","id":4,"data":{}})"));
        QCOMPARE(s.goals.now().goals,
                 (std::vector<ChosenGoal>{{"shop", "signup", s.clock.now()}}));
        for (const char* bad : {R"({"name":""})", R"({"site":"shop"})", R"({"name":"pageview"})",
                                R"({"name":"x","chosen":1})", R"({"name":"x","site":7})"}) {
            peer.say(QByteArray(R"({"type":"goal","data":)") + bad + '}');
            QCOMPARE(peer.lastType(), QStringLiteral("error"));
        }
        peer.say(R"({"type":"goal","data":{"site":"shop","name":"signup","chosen":false}})");
        QCOMPARE(s.goals.now(), ChosenGoals());
    }
    void aNewerReplayTakesThePlaceOfAnother()
    {
        FilledStore store;
        store.commit();
        ArchiveThread archive(store.path);
        SocketsSetup s(&archive.worker());
        s.clock.setNow(noon + dayMs);
        FakePeer peer;
        FakePeer gone;
        s.open(peer);
        s.open(gone);
        archive.pause();
        const QByteArray span = QByteArray::number(noon.sinceEpoch()) +
                                ",\"to\":" + QByteArray::number((noon + hourMs).sinceEpoch());
        for (const char* id : {"1", "2"})
            peer.say(QByteArray(R"({"type":"replay","id":)") + id + R"(,"data":{"from":)" + span +
                     "}}");
        gone.say(R"({"type":"replay","data":{"from":)" + span + "}}");
        QCOMPARE(peer.countOf("error"), 1);
        QCOMPARE(peer.last()[QLatin1String("id")].toInt(), 1);
        gone.leave();
        archive.goOn();
        QTRY_COMPARE(peer.countOf("replay"), 1);
        QCOMPARE(peer.lastOf("replay")[QLatin1String("id")].toInt(), 2);
        QCOMPARE(gone.countOf("replay"), 0);
    }
    void anOperatorGetsALogin()
    {
        SocketsSetup s;
        FakePeer peer;
        s.open(peer);
        peer.say(R"({"type":"login","id":1})");
        QCOMPARE(peer.lastType(), QStringLiteral("error"));
        s.loginPath = "/login?once=x";
        peer.say(R"({"type":"login","id":2})");
        QCOMPARE(peer.texts.last(),
                 QByteArray(R"({"type":"login","id":2,"data":{"path":"/login?once=x"}})"));
    }
    void socketsAreCountedAmongTheDashboards()
    {
        SocketsSetup s;
        FakePeer peer;
        s.open(peer);
        QCOMPARE(s.hub.dashboards(), 1);
        peer.leave();
        QCOMPARE(s.hub.dashboards(), 0);
        const qsizetype told = peer.texts.size();
        s.happen("a");
        QCOMPARE(peer.texts.size(), told);
    }
    void aFollowedSessionIsToldWhenItChanged()
    {
        SocketsSetup s;
        FakePeer peer;
        s.open(peer);
        peer.say(R"({"type":"follow","id":3,"data":{"sessionId":"a"}})");
        QCOMPARE(peer.texts.last(), QByteArray(R"({"type":"session","id":3,"data":null})"));
        s.happen("a");
        QCOMPARE(peer.countOf("session"), 2);
        s.happen("b");
        QCOMPARE(peer.countOf("session"), 2);
        peer.say(R"({"type":"follow","id":4,"data":null})");
        QCOMPARE(peer.lastType(), QStringLiteral("done"));
        s.happen("a");
        QCOMPARE(peer.countOf("session"), 2);
    }
    void whoDoesNotReadIsToldOfItsSessionLater()
    {
        SocketsSetup s;
        FakePeer peer;
        s.open(peer);
        peer.say(R"({"type":"follow","data":{"sessionId":"a"}})");
        peer.queued = s.limits.subscriberSoftBytes + 1;
        s.happen("a");
        QCOMPARE(peer.countOf("session"), 1);
        peer.queued = 0;
        s.happen("b");
        QCOMPARE(peer.countOf("session"), 2);
    }
    void whoAsksWithoutReadingIsCut()
    {
        SocketsSetup s;
        FakePeer peer;
        s.open(peer);
        peer.queued = s.limits.subscriberHardBytes + 1;
        const qsizetype told = peer.texts.size();
        peer.say(R"({"type":"watch"})");
        QCOMPARE(peer.closeCode, 1013);
        QCOMPARE(peer.texts.size(), told);
    }
    void whoAsksTooMuchIsRefusedForAWhile()
    {
        SocketsSetup s;
        FakePeer flood;
        FakePeer other;
        s.open(flood);
        s.open(other);
        for (qint64 i = 0; i < s.limits.questionsBurst; ++i)
            flood.say(R"({"type":"follow","data":null})");
        QCOMPARE(flood.countOf("done"), s.limits.questionsBurst);
        flood.say(R"({"type":"watch","id":7,"data":{"country":"India"}})");
        QCOMPARE(flood.texts.last(),
                 QByteArray(R"({"type":"error","id":7,"data":{"message":)"
                            R"("Too many questions: ask again in a second"}})"));
        other.say(R"({"type":"follow","id":8,"data":null})");
        QCOMPARE(other.lastType(), QStringLiteral("done"));
        s.clock.advance(second);
        flood.say(R"({"type":"watch","id":9,"data":{"country":"India"}})");
        QCOMPARE(flood.lastType(), QStringLiteral("snapshot"));
        QCOMPARE(flood.closeCode, 0);
    }
    void whatIsNarrowedCountsForAReaderAtEveryDoor()
    {
        SocketsSetup s;
        addAnalyticsRoutes(s.table, s.context);
        const qint64 most = s.limits.questionsBurst / qint64(LookRates::questionsOfLook);
        const auto statusOf = [&](const char* path, Access access, const QByteArray& query) {
            HttpRequest request;
            request.caller.access = access;
            request.query = query;
            int status = 0;
            for (const Route& route : s.table.routes) {
                if (route.path == path)
                    route.respond(request, Responder([&](const HttpResponse& response) {
                                      status = response.status;
                                  }));
            }
            return status;
        };
        const char summary[] = "/api/analytics/summary";
        FakePeer reader;
        s.open(reader, Access::Reader, "site=shop");
        for (qint64 i = 0; i < most; i += 2) {
            QCOMPARE(statusOf(summary, Access::Reader, "device=phone"), 200);
            reader.say(R"({"type":"watch","data":{"country":"India"}})");
        }
        QCOMPARE(reader.countOf("error"), 0);
        QCOMPARE(statusOf(summary, Access::Reader, "device=phone"), 429);
        QCOMPARE(statusOf("/api/analytics/sessions", Access::Reader, "not=page&page=/"), 429);
        reader.say(R"({"type":"watch","data":{"detail":"/"}})");
        QCOMPARE(reader.lastType(), QStringLiteral("error"));
        HttpRequest again;
        again.query = "country=India";
        again.caller.access = Access::Reader;
        const Upgrade upgrade = s.route().open(again);
        QCOMPARE(std::get<HttpResponse>(upgrade).status, 429);
        // The whole of a site looks at nobody, operators pay by their connection, and it passes.
        QCOMPARE(statusOf(summary, Access::Reader, "site=shop"), 200);
        QCOMPARE(statusOf(summary, Access::Operator, "device=phone"), 200);
        s.clock.advance(second);
        QCOMPARE(statusOf(summary, Access::Reader, "device=phone"), 200);
    }
    void aReadersReplaysOfOneAddressAreOne()
    {
        FilledStore store;
        store.commit();
        ArchiveThread archive(store.path);
        SocketsSetup s(&archive.worker());
        s.clock.setNow(noon + dayMs);
        archive.pause();
        FakePeer first;
        FakePeer newer;
        for (FakePeer* peer : {&first, &newer}) {
            s.open(*peer, Access::Reader);
            peer->say(R"({"type":"replay","id":3,"data":{"from":)" +
                      QByteArray::number(noon.sinceEpoch()) + ",\"to\":" +
                      QByteArray::number((noon + hourMs).sinceEpoch()) + "}}");
        }
        QCOMPARE(first.last()[QLatin1String("data")][QLatin1String("message")].toString(),
                 QString::fromLatin1(AlertReplays::newerAsked));
        archive.goOn();
        QTRY_COMPARE(newer.countOf("replay"), 1);
        QCOMPARE(first.countOf("replay"), 0);
    }
    void whoFloodsOnIsLetGo()
    {
        SocketsSetup s;
        FakePeer flood;
        s.open(flood);
        qint64 asked = 0;
        for (; flood.closeCode == 0 && asked < 100 * s.limits.questionsBurst; ++asked)
            flood.say("{");
        QCOMPARE(flood.closeCode, 1008);
        QVERIFY(asked > 5 * s.limits.questionsBurst);
    }
    void heldKeysAskNeverTooMuch()
    {
        SocketsSetup s;
        FakePeer peer;
        s.open(peer);
        constexpr DurationMs keyRepeatMs = 25;
        for (DurationMs at = 0; at < 5 * minute; at += keyRepeatMs, s.clock.advance(keyRepeatMs))
            peer.say(R"({"type":"follow","data":{"sessionId":"a"}})");
        QCOMPARE(peer.countOf("error"), 0);
    }
    void sixteenQuestionsMayWait()
    {
        FilledStore store;
        store.add(FilledStore::event("/", "a", noon), 1);
        store.commit();
        ArchiveThread archive(store.path);
        SocketsSetup s(&archive.worker());
        FakePeer peer;
        s.open(peer);
        archive.pause();
        for (std::size_t i = 0; i < LiveConnection::maxWaiting; ++i)
            peer.say(R"({"type":"visit","id":1,"data":{"visit":1}})");
        QCOMPARE(peer.lastType(), QStringLiteral("snapshot"));
        peer.say(R"({"type":"visits","id":17})");
        QCOMPARE(peer.texts.last(), QByteArray(R"({"type":"error","id":17,"data":{"message":)"
                                               R"("Too many questions wait for their answer"}})"));
        archive.goOn();
        QTRY_COMPARE(peer.countOf("visit"), qsizetype(LiveConnection::maxWaiting));
        peer.say(R"({"type":"visits","id":18})");
        QTRY_COMPARE(peer.lastType(), QStringLiteral("visits"));
    }
    void whoHasGoneIsNotAnswered()
    {
        FilledStore store;
        ArchiveThread archive(store.path);
        SocketsSetup s(&archive.worker());
        FakePeer gone;
        FakePeer there;
        s.open(gone);
        s.open(there);
        archive.pause();
        gone.say(R"({"type":"visits"})");
        there.say(R"({"type":"visits"})");
        gone.leave();
        archive.goOn();
        QTRY_COMPARE(there.countOf("visits"), 1);
        QCOMPARE(gone.countOf("visits"), 0);
    }
};

QTEST_GUILESS_MAIN(TestLiveSockets)
#include "tst_live_sockets.moc"
