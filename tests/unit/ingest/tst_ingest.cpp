// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/dashboards/dashboard_encoder.h"
#include "tests/unit/support/kept_site.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

using namespace footfall;

namespace {

/// A dashboard that notes the alerts it is sent.
class AlertedDashboard : public Sink
{
public:
    void send(const QByteArray& frame) override
    {
        const QJsonObject sent = QJsonDocument::fromJson(frame).object();
        if (sent[QLatin1String("type")] == QLatin1String("alert"))
            alerts.append(sent[QLatin1String("data")].toObject());
    }
    qint64 queuedBytes() const override { return 0; }
    void close(int, const QByteArray&) override {}

    QList<QJsonObject> alerts;
};

Event view(const std::string& session)
{
    return LiveFixture::event("pageview", "/", session);
}

} // namespace

class TestIngest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dashboardsAreToldWhenTheStoreFailsAndWhenItIsWellAgain()
    {
        const StorePlace place;
        KeptSite site(place);
        AlertedDashboard dashboard;
        const RawDashboardEncoder encoder;
        const Hub::ListenerId listener = site.hub.join(dashboard, encoder);
        QSignalSpy raised(&site.ingest, &Ingest::alertRaised);
        QCOMPARE(site.fateOf(view("s1")), Ingest::Fate::Kept);
        QCOMPARE(dashboard.alerts.size(), 0);

        QVERIFY(place.change("ALTER TABLE marks RENAME TO gone"));
        site.clock.advance(minute);
        QCOMPARE(site.fateOf(view("s2")), Ingest::Fate::NotKept);
        QCOMPARE(site.fateOf(view("s3")), Ingest::Fate::Refused);
        QCOMPARE(dashboard.alerts.size(), 1);
        QCOMPARE(dashboard.alerts[0][QLatin1String("level")].toString(), QStringLiteral("warning"));
        QVERIFY(dashboard.alerts[0][QLatin1String("message")].toString().contains(
            QLatin1String("cannot be stored")));

        QVERIFY(place.change("ALTER TABLE gone RENAME TO marks"));
        QTRY_COMPARE(dashboard.alerts.size(), 2);
        QCOMPARE(dashboard.alerts[1][QLatin1String("level")].toString(), QStringLiteral("info"));
        QVERIFY(dashboard.alerts[1][QLatin1String("message")].toString().contains(
            QLatin1String("stored again")));
        QCOMPARE(raised.count(), 2);
        QCOMPARE(site.fateOf(view("s4")), Ingest::Fate::Kept);
        QCOMPARE(site.number("SELECT count(*) FROM visits"), 3); // the refused one is not there
        QCOMPARE(dashboard.alerts.size(), 2);
        site.hub.leave(listener);
    }
    void whoIsPresentIsKeptByTheMinute()
    {
        const StorePlace place;
        KeptSite site(place);
        // In pieces: a disk that did not answer for long would be told of.
        const auto live = [&](DurationMs duration) {
            site.fateOf(view("s1"));
            for (DurationMs at = 0; at < duration; at += 4 * second)
                site.wait(4 * second);
        };
        live(2 * minute);
        QCOMPARE(site.number("SELECT count(*) FROM presence"), 0);
        site.model.arrive({"", "/", "s1", false}, site.clock.steady());
        const auto bob = site.model.arrive({"", "/cart", "bob", false}, site.clock.steady());
        const TimeMs begin = minuteOf(site.clock.now());
        live(2 * minute);
        site.model.presence().leave(bob);
        live(2 * minute);
        const std::string ofCart = " FROM presence p JOIN texts t ON t.id = p.page "
                                   "WHERE t.text = '/cart'";
        QCOMPARE(site.number("SELECT count(*)" + ofCart), 2);
        QCOMPARE(TimeMs(site.number("SELECT min(minute)" + ofCart)), begin);
        QCOMPARE(site.number("SELECT sum(visitors)" + ofCart), 2);
        QCOMPARE(site.number("SELECT count(*) FROM presence WHERE page <> ''"), 6);
        QCOMPARE(site.number("SELECT count(*) FROM presence WHERE page = ''"), 2);
    }
    void whoIsForgottenIsNowhere()
    {
        const StorePlace place;
        KeptSite site(place);
        Event event = view("s1");
        event.visitorId = "anna";
        site.fateOf(event);
        site.fateOf(view("s2"));
        std::optional<Erased> erased;
        site.ingest.forget("anna", [&](const Erased& result) { erased = result; });
        QTRY_VERIFY(erased);
        QCOMPARE(erased->failure, std::string());
        QCOMPARE(erased->visits, 1);
        QCOMPARE(erased->events, 1);
        QCOMPARE(site.model.activeSessions(), 1);
        QCOMPARE(site.number("SELECT count(*) FROM visits"), 1);
    }
    void forgettingIsRefusedWhileNothingCanBeWritten()
    {
        const StorePlace place;
        KeptSite site(place);
        QVERIFY(place.change("ALTER TABLE marks RENAME TO gone"));
        QCOMPARE(site.fateOf(view("s1")), Ingest::Fate::NotKept);
        std::optional<Erased> erased;
        site.ingest.forget("s1", [&](const Erased& result) { erased = result; });
        QTRY_VERIFY(erased);
        QVERIFY(!erased->failure.empty());
    }
};

QTEST_GUILESS_MAIN(TestIngest)
#include "tst_ingest.moc"
