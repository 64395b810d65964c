// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/live/live_model.h"
namespace footfall {
class Replay
{
public:
    explicit Replay(LiveModel& model) : m_model(model) {}
    void event(Event e, std::uint64_t visit) { m_model.tick(e.receivedAt); m_model.replay(std::move(e), visit); }
    void until(TimeMs now) { m_model.tick(now); }
private:
    LiveModel& m_model;
};
}
