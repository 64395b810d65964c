// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/live/client/live_reader.h"

#include "core/protocol/live/client/live_patch.h"
#include "core/protocol/live/client/live_reader_values.h"

#include <algorithm>

namespace footfall {

namespace {

/// A frame nests less deep than this by far.
constexpr std::size_t frameDepth = 32;
constexpr std::size_t firstCapacity = 64 * 1024;
/// Of one server, to choose from.
constexpr std::size_t addressesMax = 16;
constexpr std::size_t trackersMax = 64;
constexpr std::size_t webhooksMax = 16;
constexpr std::size_t marksMax = 1'000;

LiveServerState readState(const LiveJson& data)
{
    LiveServerState state;
    state.mayChange = data["access"].text() == "operator";
    state.simulated = data["simulated"].flag();
    state.refused = data["refused"].number();
    state.sites =
        data["sites"].list(liveSitesMost, [](const LiveJson& name) { return name.text(); });
    if (data["trackers"].isArray())
        state.trackers =
            data["trackers"].list(trackersMax, [](const LiveJson& name) { return name.text(); });
    state.store = readLiveStore(data["store"]);
    state.sensitivities = readLiveSensitivities(data["sensitivity"]);
    state.timeZone = data["timeZone"].text();
    state.publicUrl = data["publicUrl"].text();
    state.addresses =
        data["addresses"].list(addressesMax, [](const LiveJson& url) { return url.text(); });
    state.webhooks = data["webhooks"].list(webhooksMax, readLiveWebhook);
    state.marks = data["marks"].list(marksMax, [](const LiveJson& mark) {
        return Mark{mark["at"].moment(), mark["site"].text(), mark["text"].text()};
    });
    state.filtered = readLiveFiltered(data["filtered"]);
    state.refusals = readLiveRefusals(data["refusals"]);
    return state;
}

LiveVisits readVisits(const LiveJson& data)
{
    return {data["visits"].list(liveListMost, readLiveSession), data["next"].id()};
}

LiveMoment readMoment(const LiveJson& data, const SnapshotRequest& view)
{
    auto snapshot = std::make_shared<Snapshot>();
    if (!data["view"].isObject() || !applyLiveData(data["view"], view, *snapshot))
        return {};
    snapshot->selected = readLiveSessionOrNone(data["session"]);
    return {std::move(snapshot)};
}

} // namespace

History wholeHistory(const HistoryRequest& request, const LiveHistory& told)
{
    History history{request, {}};
    if (request.step <= 0 || request.to <= request.from)
        return history;
    const DurationMs span = request.to - request.from;
    const auto buckets = std::size_t((span + request.step - 1) / request.step);
    history.points.resize(std::min(buckets, liveHistoryMost));
    for (std::size_t i = 0; i < history.points.size(); ++i)
        history.points[i].at = request.from + DurationMs(i) * request.step;
    for (const HistoryPoint& point : told.points) {
        const DurationMs after = point.at - request.from;
        const auto i = std::size_t(after / request.step);
        if (after >= 0 && after % request.step == 0 && i < history.points.size())
            history.points[i] = point;
    }
    return history;
}

struct LiveReader::Parser
{
    Parser() { isUsable = json.allocate(firstCapacity, frameDepth) == simdjson::SUCCESS; }

    simdjson::dom::parser json;
    bool isUsable = false;
};

LiveReader::LiveReader()
    : m_parser(std::make_unique<Parser>())
{
}

LiveReader::~LiveReader() = default;

Result<LiveFrame> LiveReader::read(std::string_view json)
{
    const LiveJson frame(m_parser->json.parse(json.data(), json.size()));
    if (!m_parser->isUsable || !frame.isObject())
        return Error{"a frame is no JSON object"};
    const std::string type = frame["type"].text();
    const LiveJson data = frame["data"];
    const auto answer = [&](auto content) {
        return LiveFrame{frame["id"].id(), {std::move(content)}};
    };
    if (type == "snapshot" || type == "delta")
        return readView(frame, type == "snapshot");
    if (type == "state")
        return answer(readState(data));
    if (type == "session")
        return answer(LiveFollowed{readLiveSessionOrNone(data)});
    if (type == "history")
        return answer(LiveHistory{data["points"].list(liveHistoryMost, readLiveHistoryPoint)});
    if (type == "visits")
        return answer(readVisits(data));
    if (type == "visit")
        return answer(LiveVisit{readLiveSessionOrNone(data)});
    if (type == "replay")
        return answer(LiveReplay{readLiveComparison(data)});
    if (type == "moment")
        return answer(readMoment(data, m_moment));
    if (type == "done")
        return answer(LiveDone());
    if (type == "login")
        return answer(LiveLogin{data["path"].text()});
    if (type == "error")
        return answer(LiveRefusal{data["message"].text()});
    return answer(std::monostate());
}

Result<LiveFrame> LiveReader::readView(const LiveJson& frame, bool isWhole)
{
    const LiveJson data = frame["data"];
    if (!data.isObject())
        return Error{"a frame has no data"};
    if (!isWhole && (!m_held || m_held->sequence != frame["after"].id()))
        return Error{"a delta does not follow what is held"};
    auto held = isWhole ? std::make_shared<Snapshot>() : std::make_shared<Snapshot>(*m_held);
    held->sequence = frame["seq"].id();
    if (!applyLiveData(data, m_view, *held))
        return Error{"a delta speaks of sessions that are not held"};
    m_held = std::move(held);
    return LiveFrame{frame["id"].id(), LiveViewChange{isWhole, readLiveAlerts(data["alerts"])}};
}

} // namespace footfall
