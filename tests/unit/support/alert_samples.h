// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/alerts/alert_handling.h"
#include "tests/unit/support/live_fixture.h"

#include <string>

namespace footfall {

inline Alert alertAt(TimeMs at, Alert::Kind kind = Alert::Kind::Spike, const std::string& site = "shop")
{
    Alert alert;
    alert.at = at;
    alert.kind = kind;
    alert.site = site;
    return alert;
}

/// That kind at that site is muted until an hour after noon.
inline AlertHandling muted(Alert::Kind kind, const std::string& site = "shop")
{
    AlertHandling handling;
    handling.mutes[{kind, site}] = noon + hour;
    return handling;
}

} // namespace footfall
