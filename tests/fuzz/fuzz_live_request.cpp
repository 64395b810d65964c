// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of a client of /api/live: what was understood, said as our own client says it, is
// understood the same.
#include "core/protocol/live/client/live_client_frames.h"
#include "core/protocol/live/live_request.h"
#include "tests/fuzz/fuzz.h"

using namespace footfall;
using namespace footfall::fuzz;

namespace {

constexpr std::uint64_t id = 7;

template <typename What>
What readAgain(const std::string& frame)
{
    const LiveRequest request = readLiveRequest(QByteArray::fromStdString(frame));
    must(request.id == "7", "an id comes out again");
    const What* what = std::get_if<What>(&request.what);
    must(what, "our own client is understood");
    return *what;
}

void check(const WatchRequest& asked)
{
    const SnapshotRequest view = liveView(asked.view);
    const auto again = readAgain<WatchRequest>(watchFrame(id, view)).view;
    must(liveQuery(liveView(again)) == liveQuery(view), "a view comes out again");
}

void check(const MomentRequest& asked)
{
    const auto again = readAgain<MomentRequest>(momentFrame(id, asked));
    must(again.at == asked.at && again.view.selected == asked.view.selected &&
             liveQuery(liveView(again.view)) == liveQuery(liveView(asked.view)),
         "a moment comes out again");
}

void check(const FollowRequest& asked)
{
    must(readAgain<FollowRequest>(followFrame(id, asked.session)).session == asked.session,
         "a session comes out again");
}

void check(const HistoryRequest& asked)
{
    must(readAgain<HistoryRequest>(historyFrame(id, asked)) == asked, "a history comes out again");
}

void check(const VisitQuery& asked)
{
    const auto again = readAgain<VisitQuery>(visitsFrame(id, asked));
    must(again.site == asked.site && again.text == asked.text && again.from == asked.from &&
             again.to == asked.to && again.before == asked.before,
         "a question for visits comes out again");
}

void check(const VisitRequest& asked)
{
    must(readAgain<VisitRequest>(visitFrame(id, asked.visit)).visit == asked.visit,
         "a visit comes out again");
}

void check(const AlertReplayRequest& asked)
{
    const auto again = readAgain<AlertReplayRequest>(replayFrame(id, asked));
    must(again.site == asked.site && again.from == asked.from && again.to == asked.to,
         "a replay comes out again");
}

void check(const SensitivityRequest& asked)
{
    const auto again =
        readAgain<SensitivityRequest>(sensitivityFrame(id, asked.site, asked.sensitivity));
    must(again.site == asked.site && again.sensitivity == asked.sensitivity,
         "a sensitivity comes out again");
}

void check(const GoalRequest& asked)
{
    const auto again = readAgain<GoalRequest>(goalFrame(id, asked.site, asked.name, asked.isGoal));
    must(again.site == asked.site && again.name == asked.name && again.isGoal == asked.isGoal,
         "a goal comes out again");
}

void check(const MarkRequest& asked)
{
    const auto again = readAgain<MarkRequest>(markFrame(id, asked.mark, !asked.isTakenBack));
    must(again.mark.at == asked.mark.at && again.mark.site == asked.mark.site &&
             again.mark.text == asked.mark.text && again.isTakenBack == asked.isTakenBack,
         "a mark comes out again");
}

void check(const MuteRequest& asked)
{
    const auto again = readAgain<MuteRequest>(alertMuteFrame(id, asked.topic, asked.isMuted));
    must(again.topic.kind == asked.topic.kind && again.topic.site == asked.topic.site &&
             again.isMuted == asked.isMuted,
         "a topic comes out again");
}

void check(const BotRequest& asked)
{
    const auto again = readAgain<BotRequest>(botFrame(id, asked.name, asked.counts));
    must(again.name == asked.name && again.counts == asked.counts, "a bot comes out again");
}

void check(const BadLiveRequest& asked)
{
    must(!asked.message.empty() && asked.message.size() < 1'000, "a refusal is a sentence");
}

/// Of the others there is nothing to say again.
template <typename Other>
void check(const Other&)
{
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray frame = copyOf(data, size);
    const LiveRequest request = readLiveRequest(frame);
    must(size > 1'024 || readLiveId(frame) == request.id, "an id alone reads the same");
    std::visit([](const auto& what) { check(what); }, request.what);
    return 0;
}
