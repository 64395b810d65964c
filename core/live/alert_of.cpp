// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/alert_of.h"

namespace footfall {

namespace {

Alert::Kind alertKindOf(Finding::Kind kind)
{
    switch (kind) {
    case Finding::Kind::Spike:
        return Alert::Kind::Spike;
    case Finding::Kind::Rise:
        return Alert::Kind::Rise;
    case Finding::Kind::Drop:
        return Alert::Kind::Drop;
    case Finding::Kind::Silence:
        return Alert::Kind::Silence;
    case Finding::Kind::Ended:
        return Alert::Kind::BackToUsual;
    case Finding::Kind::NewSite:
        break;
    }
    return Alert::Kind::Crowd;
}

/// Of Silence, how long nobody came; of what is over, how long it was.
DurationMs spanOf(const Finding& finding)
{
    if (finding.kind == Finding::Kind::Ended)
        return finding.lasted;
    if (finding.kind == Finding::Kind::Silence && finding.lastVisitAt)
        return finding.at - *finding.lastVisitAt;
    return finding.span;
}

/// What is over was so from when the site went back, not from when that was certain.
TimeMs momentOf(const Finding& finding)
{
    return finding.kind == Finding::Kind::Ended ? finding.since + finding.lasted : finding.at;
}

} // namespace

Alert alertOfFinding(const Finding& finding, std::string_view site)
{
    Alert alert;
    alert.kind = alertKindOf(finding.kind);
    alert.site = site;
    alert.at = momentOf(finding);
    alert.visitorsLastMinute = finding.lastMinute;
    alert.count = finding.count;
    alert.span = spanOf(finding);
    alert.expected = finding.expected;
    alert.low = finding.low;
    alert.high = finding.high;
    alert.since = finding.since;
    alert.wasDrop = finding.ended == Finding::Kind::Drop || finding.ended == Finding::Kind::Silence;
    alert.isUsualNow = finding.isUsualNow;
    alert.isTold = !finding.isKnown;
    alert.value = finding.peak;
    return alert;
}

} // namespace footfall
