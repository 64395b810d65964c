// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_model.h"

#include <list>
#include <string>
#include <unordered_map>

namespace footfall {

/// The open pages of made-up visitors: each has one, that seen last, until it leaves or has done
/// nothing for longer than most people read. As many as the simulator has visitors under way.
class SimulatedTabs
{
public:
    /// Who does nothing for so long is taken to have closed it without a word.
    static constexpr DurationMs maxReadingMs = minuteMs;

    /// The model must outlive what is called here.
    explicit SimulatedTabs(LiveModel& model)
        : m_model(model)
    {
    }

    /// What a visitor does; in the order of time.
    void follow(const Event& event, SteadyTime steadyNow);
    void closeQuiet(TimeMs now);
    std::size_t size() const { return m_tabs.size(); }

private:
    struct Tab
    {
        std::string visitor;
        TimeMs at;
        Presence::Ticket ticket;
    };
    using Tabs = std::list<Tab>;

    Presence::Ticket open(const Event& event, SteadyTime steadyNow);
    void close(Tabs::iterator tab);

    LiveModel& m_model;
    Tabs m_tabs; ///< the longest quiet first
    std::unordered_map<std::string, Tabs::iterator> m_byVisitor;
};

} // namespace footfall
