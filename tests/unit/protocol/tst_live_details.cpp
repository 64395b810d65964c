// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/live/client/live_client_frames.h"
#include "core/protocol/live/client/live_reader.h"
#include "core/protocol/live/live_json.h"
#include "core/protocol/live/live_view.h"
#include "core/protocol/live/live_view_encoder.h"
#include "tests/unit/support/live_fixture.h"

#include <QTest>

using namespace footfall;

namespace {

SnapshotRequest requestOf(const std::string& page, std::size_t cards)
{
    SnapshotRequest request;
    request.page = page;
    request.siteCards = cards;
    return request;
}

/// A server's end of a view and a client's.
struct View
{
    explicit View(const SnapshotRequest& wanted)
        : request(wanted)
        , encoder(wanted)
    {
    }

    void visit(const char* site, const std::string& page, const std::string& session,
               DurationMs after = 0)
    {
        Event event = LiveFixture::event("pageview", page, session, noon + after);
        event.site = site;
        event.metadata = {{"referrer", "https://find.example/", true}};
        live.model.apply(std::move(event));
    }
    /// The frame that brings the client up to date.
    QByteArray update()
    {
        const bool isAnew = encoder.take(live.model.snapshot(request)) == ViewEncoder::Change::Anew;
        const quint64 before = seq++;
        const QByteArray frame = isAnew ? encoder.snapshot(seq) : encoder.delta(before, seq);
        reader.read(frame.toStdString());
        return frame;
    }

    const SnapshotRequest request;
    LiveFixture live;
    LiveViewEncoder encoder;
    LiveReader reader;
    quint64 seq = 1;
};

} // namespace

class TestLiveDetails : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageArrivesAsItIs()
    {
        View view(requestOf("/shoe", 0));
        view.visit("shop", "/home", "anna");
        view.visit("shop", "/shoe", "anna", second);
        view.visit("shop", "/cart", "anna", 31 * second);
        view.visit("shop", "/shoe", "ben", 32 * second);
        view.update();
        const auto sent = view.live.model.snapshot(view.request).page;
        QVERIFY(sent && view.reader.held()->page);
        QVERIFY(*sent == *view.reader.held()->page);
        QCOMPARE(sent->now, 1);
        view.visit("shop", "/home", "ben", 60 * second);
        QVERIFY(view.update().contains("\"pageDetail\""));
        QVERIFY(*view.live.model.snapshot(view.request).page == *view.reader.held()->page);
    }

    void aPageIsToldOnlyWhenItChanged()
    {
        View view(requestOf("/shoe", 0));
        view.visit("shop", "/shoe", "anna");
        QVERIFY(view.update().contains("\"pageDetail\""));
        view.visit("shop", "/home", "ben");
        QVERIFY(!view.update().contains("\"pageDetail\""));
        QVERIFY(view.reader.held()->page);
    }

    void nobodyWhoDoesNotAskIsTold()
    {
        View view(requestOf("", 0));
        view.visit("shop", "/shoe", "anna");
        const QByteArray frame = view.update();
        QVERIFY(!frame.contains("pageDetail"));
        QVERIFY(!frame.contains("siteCards"));
        QVERIFY(!view.reader.held()->page);
    }

    void cardsArriveAsTheyAre()
    {
        View view(requestOf("", 10));
        view.visit("shop", "/shoe", "anna");
        view.visit("shop", "/", "ben");
        view.visit("blog", "/post", "carl");
        view.update();
        const auto& cards = view.reader.held()->siteCards;
        QCOMPARE(cards.size(), std::size_t(2));
        QCOMPARE(cards[0].site, std::string("shop"));
        QCOMPARE(cards[0].active, 2);
        QCOMPARE(cards[0].series.size(), std::size_t(seriesBuckets));
        QCOMPARE(cards[0].series.back(), 2);
        QCOMPARE(cards[1].topPage, std::string("/post"));
        QCOMPARE(cards[1].onTopPage, 1);
    }

    void aCardThatIsAsItWasIsOnlyNamed()
    {
        View view(requestOf("", 10));
        view.visit("shop", "/shoe", "anna");
        view.visit("shop", "/shoe", "ben");
        view.visit("blog", "/post", "carl");
        view.update();
        view.visit("blog", "/post", "dora", second);
        const QByteArray frame = view.update();
        QVERIFY2(frame.contains(R"("siteCards":[{"site":"blog")") ||
                     frame.contains(R"("siteCards":["shop",{"site":"blog")"),
                 frame.constData());
        QCOMPARE(view.reader.held()->siteCards.size(), std::size_t(2));
        for (const SiteCard& card : view.reader.held()->siteCards)
            QCOMPARE(card.active, 2);
        view.live.model.heartbeat({"shop", "anna"}, noon + 2 * second);
        QVERIFY(!view.update().contains("siteCards"));
    }

    void anAlertComesWithItsCard()
    {
        SiteCard card;
        card.site = "shop";
        card.alert = Alert();
        card.alert->kind = Alert::Kind::Silence;
        card.alert->site = "shop";
        const std::string frame =
            std::string(R"({"type":"snapshot","seq":1,"data":{"at":1,"siteCards":[)")
                .append(liveSiteCard(card))
                .append("]}}");
        LiveReader reader;
        QVERIFY(reader.read(frame));
        QVERIFY(reader.held()->siteCards.at(0).alert);
        QVERIFY(reader.held()->siteCards[0].alert->kind == Alert::Kind::Silence);
    }

    void whatIsHostileStaysWithinItsBounds()
    {
        View view(requestOf("/shoe", siteCardsMost));
        view.update();
        for (int i = 0; i < 200; ++i) {
            const std::string site = numbered("s", i) + std::string(200, '"');
            view.visit(site.c_str(), numbered("/", i) + std::string(2'000, '"'), numbered("v", i));
            view.visit(site.c_str(), "/shoe", numbered("v", i));
        }
        do
            QVERIFY(std::size_t(view.update().size()) < LiveViewEncoder::deltaBytes);
        while (view.encoder.hasMore());
        QVERIFY(std::size_t(view.encoder.snapshot(9).size()) < LiveViewEncoder::snapshotBytes);
        QVERIFY(!view.reader.held()->siteCards.empty());
    }

    void aBrokenDetailReadsAsNothing()
    {
        LiveReader reader;
        QVERIFY(reader.read(R"({"type":"snapshot","seq":1,"data":{"at":1,
            "pageDetail":{"page":7,"now":"x","viewsByMinute":[1,-5,"a"],"cameFrom":[[1],"x"],"usualPerMinute":4},
            "siteCards":["shop",7,{"series":5}]}})"));
        QVERIFY(reader.held()->page);
        QCOMPARE(reader.held()->page->now, 0);
        QCOMPARE(reader.held()->page->viewsByMinute, (std::vector<std::int32_t>{1, 0, 0}));
        QVERIFY(!reader.held()->page->usualPerMinute);
        QCOMPARE(reader.held()->siteCards.size(), std::size_t(3));
    }

    void theViewIsAskedForByName()
    {
        const Result<SnapshotRequest> view =
            readView({{"detail", "/%73hoe"}, {"siteCards", "60"}});
        QVERIFY(view);
        QCOMPARE(view->page, std::string("/shoe"));
        QVERIFY(view->filter.page.empty());
        QCOMPARE(view->siteCards, std::size_t(60));
        ViewFields asked;
        for (const auto& [key, value] : liveQuery(liveView(*view)))
            asked.emplace(key, value);
        const Result<SnapshotRequest> again = readView(asked);
        QVERIFY(again && *again == *view);
    }

    void aBadWishIsRefusedByName()
    {
        QVERIFY(readView({{"siteCards", "61"}}).error().starts_with("siteCards: "));
        QVERIFY(readView({{"detail", std::string(100'000, 'x')}}).error().starts_with("detail: "));
        QVERIFY(readView({{"detail", "/a\xff"}}).error().starts_with("detail: "));
    }
};

QTEST_APPLESS_MAIN(TestLiveDetails)
#include "tst_live_details.moc"
