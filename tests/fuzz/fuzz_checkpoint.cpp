// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in a checkpoint, between its version and its checksum: either the model stays as it
// was, or it works, and gives a checkpoint that is restored to the same.
#include "core/live/checkpoint/checkpoint_writer.h"
#include "tests/fuzz/fuzz.h"
#include "tests/unit/support/checkpoint_bytes.h"
#include "tests/unit/support/live_fixture.h"

#include <limits>

using namespace footfall;
using namespace footfall::fuzz;

namespace {

/// What a running server asks of its model.
void work(LiveModel& model)
{
    Event event;
    event.type = "pageview";
    event.page = "/a";
    event.sessionId = "s1";
    event.site = "shop";
    event.timestamp = event.receivedAt = std::max(model.now(), noon);
    model.apply(event);
    model.tick(event.receivedAt + 10'000);
    model.snapshot({});
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    LiveFixture first(tightLimits());
    if (!restoreCheckpoint(first.model, sealed(textOf(data, size))))
        return 0;
    const std::string written = checkpointOf(first.model);
    LiveFixture second(tightLimits());
    must(bool(restoreCheckpoint(second.model, written)), "what was written is restored");
    must(second.model.snapshot({}).active == first.model.snapshot({}).active, "it is the same");
    work(first.model);
    return 0;
}
