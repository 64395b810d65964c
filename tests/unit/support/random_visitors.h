// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/unit/support/checkpoint_bytes.h"
#include "tests/unit/support/live_fixture.h"
#include "tests/unit/support/snapshot_text.h"

#include <QTest>

#include <cstdint>
#include <string>
#include <vector>

namespace footfall {

/// Visitors who do anything at any time, the same for the same seed.
class RandomVisitors
{
public:
    explicit RandomVisitors(std::uint64_t seed)
        : m_state(seed * 2 + 1)
    {
    }

    std::uint32_t below(std::uint32_t bound)
    {
        m_state = m_state * 6'364'136'223'846'793'005 + 1'442'695'040'888'963'407;
        return static_cast<std::uint32_t>((m_state >> 33) % bound);
    }
    bool oneIn(std::uint32_t many) { return below(many) == 0; }

    Event event(TimeMs now)
    {
        const char* types[] = {"pageview", "pageview", "click", "signup", "session_end"};
        const std::uint32_t who = below(120);
        Event event = LiveFixture::event(types[oneIn(4) ? below(5) : below(4)],
                                         numbered("/page", below(25)), numbered("s", who), now);
        event.site = numbered("site", below(3));
        event.timestamp = now - below(5'000);
        event.eventId = numbered("e", below(1'000'000));
        if (oneIn(3))
            event.country = numbered("Country", below(7));
        if (oneIn(3))
            event.city = numbered("City", below(30));
        if (oneIn(2))
            event.visitorId = numbered("visitor", who / 2);
        if (oneIn(3))
            event.metadata.push_back({"device", numbered("device", below(4)), true});
        if (oneIn(3))
            event.metadata.push_back({"referrer", numbered("ref", below(9)), true});
        if (oneIn(4))
            event.metadata.push_back({"utm_campaign", numbered("campaign", below(5)), true});
        if (oneIn(3))
            event.metadata.push_back({"browser", numbered("browser", below(4)), true});
        if (oneIn(3))
            event.metadata.push_back({"system", numbered("system", below(4)), true});
        if (oneIn(4))
            event.metadata.push_back({"element", numbered("button", below(40)), true});
        if (oneIn(9))
            event.metadata.push_back({numbered("key", below(9)), "{}", false});
        return event;
    }

    /// Something happens to the model.
    void act(LiveModel& model)
    {
        m_now += oneIn(200) ? below(400'000) : below(1'500);
        if (oneIn(400))
            m_now += below(7 * 3'600'000);
        const std::uint32_t what = below(1'000);
        if (what < 800)
            model.apply(event(m_now));
        else if (what < 900)
            model.tick(m_now);
        else if (what < 999)
            model.heartbeat({numbered("site", below(3)), numbered("s", below(120))}, m_now);
        else if (m_clears)
            model.clear(m_now);
    }
    /// For ones of the same seed that are to do the same.
    TimeMs now() const { return m_now; }
    void withoutClears() { m_clears = false; }

private:
    std::uint64_t m_state;
    TimeMs m_now = noon;
    bool m_clears = true;
};

/// What some of them do.
inline ChosenGoals waitedFor()
{
    return {{{"site0", "signup", noon}, {"site1", "click button7", noon + hour}}};
}

/// All sites, and each for itself.
inline std::string allTextOf(const LiveModel& model)
{
    std::string text = textOf(model.snapshot(everything()));
    for (int site = 0; site < 3; ++site) {
        SnapshotRequest request = everything();
        request.filter.site = numbered("site", site);
        text += textOf(model.snapshot(request));
        request.filter.country = "Country1";
        text += textOf(model.snapshot(request));
    }
    SnapshotRequest onPage = everything();
    onPage.filter.page = "/page7";
    return text + textOf(model.snapshot(onPage));
}

/// The first line that differs, for a message.
inline QString firstDifference(const std::string& a, const std::string& b)
{
    const auto linesA = QString::fromStdString(a).split(QLatin1Char('\n'));
    const auto linesB = QString::fromStdString(b).split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < std::max(linesA.size(), linesB.size()); ++i) {
        if (linesA.value(i) != linesB.value(i))
            return linesA.value(i) + QLatin1String("\n<> ") + linesB.value(i);
    }
    return {};
}

} // namespace footfall
