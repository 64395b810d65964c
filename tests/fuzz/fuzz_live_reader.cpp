// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of a server of /api/live, one a line: whatever it says, what is held of it has bounds.
#include "core/base/text/ascii.h"
#include "core/protocol/live/client/live_reader.h"
#include "core/protocol/live/client/live_reader_values.h"
#include "tests/fuzz/fuzz.h"

using namespace footfall;
using namespace footfall::fuzz;

namespace {

SnapshotRequest smallView()
{
    SnapshotRequest view;
    view.sessions = view.events = view.rows = view.alerts = view.viewers = 5;
    view.siteCards = 3;
    return view;
}

void check(const Snapshot& held, const SnapshotRequest& view)
{
    must(held.series.size() == seriesBuckets, "a series has all its buckets");
    must(held.sessions.size() <= view.sessions && held.events.size() <= view.events &&
             held.alerts.size() <= view.alerts && held.viewerList.size() <= view.viewers,
         "no list has more than was asked for");
    for (const auto* rows : {&held.pagesNow, &held.countries, &held.referrersToday})
        must(rows->size() <= liveListMost, "a ranking has a bound");
    must(held.active >= 0 && held.visitorsToday >= 0 && held.eventsPerSecond >= 0,
         "no count is below zero");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const SnapshotRequest view = smallView();
    LiveReader reader;
    reader.expect(view);
    reader.expectMoment(view);
    for (std::string_view lines = textOf(data, size); !lines.empty();) {
        const Result<LiveFrame> frame = reader.read(std::string(takeUntil(lines, '\n')));
        must(frame || !frame.error().empty(), "a failure says why");
        if (reader.held())
            check(*reader.held(), view);
        if (!frame)
            continue;
        if (const auto* moment = std::get_if<LiveMoment>(&frame->content);
            moment && moment->snapshot)
            check(*moment->snapshot, view);
    }
    return 0;
}
