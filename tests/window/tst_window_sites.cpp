// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/snapshots.h"
#include "tests/window/support/window_test.h"
#include "ui/look/labels.h"
#include "ui/models/site_card_model.h"
#include "ui/pages/dashboard.h"
#include "ui/pages/sites_page.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace footfall;

namespace {

SiteCard cardOf(const char* site, std::int64_t active)
{
    SiteCard card;
    card.site = site;
    card.active = active;
    card.usualActive = Usual{12, 8, 16};
    card.series.assign(seriesBuckets, std::int32_t(active));
    card.topPage = "/products";
    card.onTopPage = active / 2;
    return card;
}

Snapshot withCards(const std::vector<SiteCard>& cards)
{
    Snapshot snapshot = busy();
    snapshot.siteCards = cards;
    return snapshot;
}

QStringList sitesOf(const QAbstractItemModel& model)
{
    QStringList sites;
    for (int i = 0; i < model.rowCount(); ++i)
        sites.append(model.index(i, 0).data().toString());
    return sites;
}

} // namespace

/// All sites as cards.
class TestWindowSites : public WindowTest
{
    Q_OBJECT

private:
    SitesPage* sites() const { return child<SitesPage>("sitesPage"); }
    Dashboard* dashboard() const { return m_window->findChild<Dashboard*>(); }
    void open() { press(Qt::Key_S, Qt::ControlModifier); }

private Q_SLOTS:
    void areOnlyAskedForWhileTheyAreShown()
    {
        m_source->publish(busy());
        QCOMPARE(lastRequest().siteCards, std::size_t(0));
        open();
        QCOMPARE(lastRequest().siteCards, siteCardsMost);
        QVERIFY(sites()->isVisible());
        open();
        QCOMPARE(lastRequest().siteCards, std::size_t(0));
        QVERIFY(dashboard()->isVisible());
    }

    void stayWhileSnapshotsCome()
    {
        m_source->publish(busy());
        open();
        m_source->publish(withCards({cardOf("shop", 42), cardOf("blog", 3)}));
        QVERIFY(sites()->isVisible());
        QCOMPARE(sitesOf(*list("siteCards")->model()), QStringList({text("shop"), text("blog")}));
        const QModelIndex shop = list("siteCards")->model()->index(0, 0);
        QCOMPARE(shop.data(Qt::AccessibleTextRole).toString(),
                 QString::fromUtf8("shop · 42 active · more than usual, 8–16 · 21 on /products"));
    }

    void enterOpensOne()
    {
        m_source->publish(busy());
        open();
        m_source->publish(withCards({cardOf("shop", 42), cardOf("blog", 3), cardOf("docs", 1)}));
        press(Qt::Key_Right);
        press(Qt::Key_Return);
        QCOMPARE(lastRequest().filter.site, std::optional<std::string>("blog"));
        QCOMPARE(lastRequest().siteCards, std::size_t(0));
        QVERIFY(dashboard()->isVisible());
        // The site that is looked at is where the keyboard is.
        open();
        QCOMPARE(list("siteCards")->model()->rowCount(), 0);
        m_source->publish(withCards({cardOf("shop", 42), cardOf("blog", 3), cardOf("docs", 1)}));
        QCOMPARE(list("siteCards")->currentIndex().row(), 1);
    }

    void aClickOpensOne()
    {
        m_source->publish(busy());
        open();
        m_source->publish(withCards({cardOf("shop", 42), cardOf("", 3)}));
        HoldingListView* cards = list("siteCards");
        const QModelIndex index = cards->model()->index(1, 0);
        QCOMPARE(index.data().toString(), text("(no site)"));
        QTest::mouseClick(cards->viewport(), Qt::LeftButton, {}, cards->visualRect(index).center());
        QCOMPARE(lastRequest().filter.site, std::optional<std::string>(""));
    }

    void escapeGoesBackAndKeepsTheFilter()
    {
        m_source->publish(busy());
        Q_EMIT list("ranking0")->clicked(list("ranking0")->model()->index(0, 0));
        open();
        press(Qt::Key_Escape);
        QVERIFY(dashboard()->isVisible());
        QVERIFY(!lastRequest().filter.page.empty());
        open();
        press(Qt::Key_2, Qt::ControlModifier);
        QVERIFY(dashboard()->isVisible());
        QCOMPARE(lastRequest().siteCards, std::size_t(0));
    }

    void noneMovesUnderThePointer()
    {
        m_source->publish(busy());
        open();
        m_source->publish(withCards({cardOf("shop", 42), cardOf("blog", 3)}));
        HoldingListView* cards = list("siteCards");
        QTest::mouseMove(cards->viewport(), cards->visualRect(cards->model()->index(0, 0)).center());
        QTRY_VERIFY(cards->isHeld());
        m_source->publish(withCards({cardOf("blog", 50), cardOf("shop", 41)}));
        QCOMPARE(sitesOf(*cards->model()), QStringList({text("shop"), text("blog")}));
        cards->forgetPointer();
        QTRY_COMPARE(sitesOf(*cards->model()), QStringList({text("blog"), text("shop")}));
    }

    void fewSitesSayWhatToDo()
    {
        const auto hint = [this] { return child<ElidedLabel>("sitesHint")->text(); };
        open();
        QVERIFY(sites()->isVisible());
        m_source->publish(withCards({cardOf("shop", 42)}));
        QVERIFY(hint().contains(text("Ctrl+N")));
        m_source->publish(withCards({cardOf("shop", 42), cardOf("blog", 3)}));
        QVERIFY(hint().contains(text("Enter")));
    }

    void thoseWithoutACardAreCounted()
    {
        const auto hint = [this] { return child<ElidedLabel>("sitesHint")->text(); };
        Snapshot snapshot = busy();
        for (int i = 0; i < 72; ++i) {
            const std::string site = std::string("site-").append(std::to_string(i));
            snapshot.sites.push_back({"", site, 1});
            if (snapshot.siteCards.size() < siteCardsMost)
                snapshot.siteCards.push_back(cardOf(site.c_str(), 1));
        }
        m_source->publish(snapshot);
        open();
        m_source->publish(snapshot);
        QVERIFY2(hint().contains(text("and 12 more")), qPrintable(hint()));
        snapshot.sitesTruncated = true;
        m_source->publish(snapshot);
        QVERIFY2(hint().contains(text("and 12+ more")), qPrintable(hint()));
        // Of a site that sent no event yet there is no card: that is no bound.
        snapshot.siteCards.resize(2);
        m_source->publish(snapshot);
        QVERIFY2(!hint().contains(text("more")), qPrintable(hint()));
    }

    void areGreyWithoutAConnection()
    {
        m_source->publish(busy());
        open();
        m_source->publish(withCards({cardOf("shop", 42), cardOf("blog", 3)}));
        QWidget& cards = *list("siteCards")->viewport();
        const QColor text = Theme::current().text;
        QVERIFY(shows(cards, text));
        disconnect();
        QVERIFY(!shows(cards, text));
        m_source->setState(FakeSource::liveState());
        QVERIFY(shows(cards, text));
    }

    void fitBesideEachOther()
    {
        m_source->publish(busy());
        open();
        m_source->publish(withCards({cardOf("a", 1), cardOf("b", 1), cardOf("c", 1)}));
        HoldingListView* cards = list("siteCards");
        const auto top = [&](int row) { return cards->visualRect(cards->model()->index(row, 0)).top(); };
        QTRY_COMPARE(top(1), top(0));
        m_window->resize(1024, 640);
        QTRY_VERIFY(cards->gridSize().width() * 2 <= cards->viewport()->width());
        QCOMPARE(top(1), top(0));
    }

    void itsModelIsSound()
    {
        SiteCardModel model;
        const QAbstractItemModelTester tester(&model,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.apply(shared(withCards({cardOf("shop", 42), cardOf("blog", 3)})), false);
        model.apply(shared(withCards({cardOf("shop", 42), cardOf("blog", 4)})), false);
        QCOMPARE(changes.size(), 1);
        model.apply(shared(withCards({cardOf("new", 1), cardOf("blog", 4)})), false);
        QCOMPARE(sitesOf(model), QStringList({text("new"), text("blog")}));
        model.apply(shared(busy()), false);
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_MAIN(TestWindowSites)
#include "tst_window_sites.moc"
