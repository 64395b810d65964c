// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in a checkpoint, between its version and its checksum: either the model stays as it
// was, or it works, and gives a checkpoint that is restored to the same.
#include "core/live/checkpoint/checkpoint_writer.h"
#include "tests/fuzz/checkpoint_bytes.h"
#include "tests/fuzz/fuzz.h"

#include <limits>

using namespace footfall;
using namespace footfall::fuzz;

namespace {

std::string checkpointOf(LiveModel& model)
{
    std::string all;
    std::string piece;
    const auto writer = beginCheckpoint(model);
    while (writer->next(piece, 4'096) == Progress::More)
        all += piece;
    return all + piece;
}

/// What a running server asks of its model.
void work(LiveModel& model)
{
    Event event;
    event.type = "pageview";
    event.page = "/a";
    event.sessionId = "s1";
    event.site = "shop";
    event.timestamp = event.receivedAt = std::max(model.now(), fuzzedNoon);
    model.apply(event);
    model.tick(event.receivedAt + 10'000);
    model.snapshot({});
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    FuzzedModel first;
    if (!restoreCheckpoint(first.model, sealed(textOf(data, size))))
        return 0;
    const std::string written = checkpointOf(first.model);
    FuzzedModel second;
    must(bool(restoreCheckpoint(second.model, written)), "what was written is restored");
    must(second.model.snapshot({}).active == first.model.snapshot({}).active, "it is the same");
    work(first.model);
    return 0;
}
