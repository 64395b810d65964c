// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/clock.h"
#include "core/base/time/stages.h"
#include "tests/unit/support/live_fixture.h"
#include "tests/unit/support/manual_clock.h"

#include <string>

namespace footfall {

/// A live model with a clock that the test turns: what happens, happens now.
struct LiveSetup : LiveFixture
{
    using LiveFixture::LiveFixture;

    Event event(const std::string& type, const std::string& page, const std::string& session) const
    {
        return LiveFixture::event(type, page, session, clock.now());
    }
    Applied view(const std::string& page, const std::string& session)
    {
        return LiveFixture::view(page, session, clock.now());
    }

    ManualClock clock;
    Stages stages;
};

} // namespace footfall
