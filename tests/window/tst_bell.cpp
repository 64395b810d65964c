// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/support/manual_clock.h"
#include "ui/bell.h"

#include <QTest>

#include <memory>
#include <vector>

using namespace footfall;

namespace {

Snapshot visitors(std::int64_t count)
{
    Snapshot snapshot;
    snapshot.visitorsToday = count;
    return snapshot;
}

} // namespace

class TestBell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isSilentUntilSwitchedOn();
    void eachIsSwitchedOnByItself();
    void ringsForNewVisitorsOnly();
    void restsBetweenRings();
    void whatMattersMoreBreaksIn();
    void aGoalHasASoundOfItsOwn();

private:
    using Rings = std::vector<BellKind>;
    void switchOnAll()
    {
        for (const BellKind kind : allBellKinds)
            m_bell->setOn(kind, true);
    }

    ManualClock m_clock;
    Rings m_rings;
    std::unique_ptr<Bell> m_bell;
};

void TestBell::init()
{
    m_rings.clear();
    m_bell = std::make_unique<Bell>(m_clock, [this](BellKind kind) { m_rings.push_back(kind); });
}

void TestBell::isSilentUntilSwitchedOn()
{
    m_bell->hear(visitors(1));
    m_bell->hear(visitors(2));
    for (const BellKind kind : allBellKinds)
        m_bell->ring(kind);
    QVERIFY(m_rings.empty());
}

void TestBell::eachIsSwitchedOnByItself()
{
    for (const BellKind on : allBellKinds) {
        init();
        m_bell->setOn(on, true);
        for (const BellKind kind : allBellKinds)
            m_bell->ring(kind);
        QCOMPARE(m_rings, Rings({on}));
    }
}

void TestBell::ringsForNewVisitorsOnly()
{
    m_bell->setOn(BellKind::Visitors, true);
    m_bell->hear(visitors(1200));
    m_bell->hear(visitors(1200));
    QVERIFY(m_rings.empty());
    m_bell->hear(visitors(1201));
    QCOMPARE(m_rings, Rings({BellKind::Visitors}));
}

void TestBell::restsBetweenRings()
{
    switchOnAll();
    m_bell->ring(BellKind::Visitors);
    m_clock.advance(1'999);
    m_bell->ring(BellKind::Visitors);
    QCOMPARE(m_rings.size(), 1U);
    m_clock.advance(1);
    m_bell->ring(BellKind::Visitors);
    QCOMPARE(m_rings.size(), 2U);
}

/// Where visitors come all the time an alert is heard all the same.
void TestBell::whatMattersMoreBreaksIn()
{
    switchOnAll();
    m_bell->ring(BellKind::Visitors);
    m_bell->ring(BellKind::Alerts);
    m_bell->ring(BellKind::Goals);
    m_bell->ring(BellKind::Alerts);
    QCOMPARE(m_rings, Rings({BellKind::Visitors, BellKind::Alerts}));
    m_clock.advance(2'000);
    m_bell->ring(BellKind::Visitors);
    QCOMPARE(m_rings.back(), BellKind::Visitors);
}

void TestBell::aGoalHasASoundOfItsOwn()
{
    switchOnAll();
    const auto reached = [&](std::optional<TimeMs> lastAt) {
        Snapshot snapshot = visitors(7);
        snapshot.goals = {{"", "signup", 1, 1, 7, m_clock.now(), lastAt}};
        m_clock.advance(2'000);
        return snapshot;
    };
    m_bell->hear(visitors(6));
    m_bell->hear(reached(TimeMs(5)));
    QCOMPARE(m_rings, Rings({BellKind::Visitors}));
    m_bell->hear(reached(TimeMs(5)));
    QCOMPARE(m_rings.size(), 1U);
    m_bell->hear(reached(TimeMs(6)));
    QCOMPARE(m_rings.back(), BellKind::Goals);
    m_clock.advance(2'000);
    m_bell->hear(visitors(8));
    QCOMPARE(m_rings.back(), BellKind::Visitors);
    QCOMPARE(m_rings.size(), 3U);
}

QTEST_MAIN(TestBell)
#include "tst_bell.moc"
