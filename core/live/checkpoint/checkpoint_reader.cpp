// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/checkpoint/checkpoint_pages.h"
#include "core/live/checkpoint/checkpoint_sessions.h"
#include "core/live/checkpoint/checkpoint_state.h"
#include "core/live/checkpoint/checkpoint_writer.h"

#include <utility>

namespace footfall {

namespace {

const char damaged[] = "the checkpoint is damaged";

/// The content without magic, version and checksum, or why there is none.
Result<std::string_view> contentOf(std::string_view bytes)
{
    if (!bytes.starts_with(checkpointMagic))
        return Error{"this is no checkpoint of the live view"};
    ByteReader version(bytes.substr(checkpointMagic.size()));
    if (version.number() != checkpointVersion && version.ok())
        return Error{"the checkpoint has the format of another version of Footfall"};
    const std::size_t left = version.left();
    if (left < sizeof(std::uint64_t))
        return Error{damaged};
    const std::string_view checked = bytes.substr(0, bytes.size() - sizeof(std::uint64_t));
    ByteReader checksum(bytes.substr(checked.size()));
    if (checksum.fixed() != Checksum::of(checked))
        return Error{damaged};
    return checked.substr(bytes.size() - left);
}

/// Everything behind the totals.
void readStatistics(FieldReader& reader, Statistics& statistics, TimeMs now)
{
    SessionData& data = statistics.data;
    SessionsLoading sessions(data, now);
    sessions.readSites(reader);
    const std::vector<PageRanks> ranks = readPages(reader, data);
    describeFeed(reader, statistics.feed, data.sites.each().size());
    EventNames::describe(reader, statistics.names);
    GoalCounts::describe(reader, statistics.goals);
    std::int64_t active = 0;
    std::uint32_t ended = 0;
    reader.counts(active);
    reader.numbers(ended);
    sessions.readSessions(reader);
    if (!reader.ok())
        return;
    rankPages(reader, data, ranks);
    statistics.visits.restored(sessions.bytes());
    data.endedKnownSince = now;
    reader.require(reader.left() == 0 && data.sites.all().active == active &&
                   data.ended.size == ended);
}

} // namespace

Result<void> restoreCheckpoint(LiveModel& model, std::string_view checkpoint)
{
    LiveModel::State& state = model.state();
    const auto content = contentOf(checkpoint);
    if (!content)
        return Error{content.error()};
    FieldReader reader(*content);
    ModelNumbers numbers;
    describeNumbers(reader, numbers);
    std::unique_ptr<AlertWatch> watch = state.newWatch();
    watch->read(reader);
    std::unique_ptr<Statistics> statistics = state.newStatistics(*watch, numbers.now);
    AlertLog alerts = state.alerts;
    Minutes minutes = state.minutes;
    describeTotals(reader, *statistics, alerts, minutes);
    readStatistics(reader, *statistics, numbers.now);
    if (!reader.ok())
        return Error{damaged};
    statistics->setGoals(state.goals.goals);
    state.observeBy(nullptr);
    static_cast<ModelNumbers&>(state) = numbers;
    state.alerts = std::move(alerts);
    state.minutes = std::move(minutes);
    state.statistics = std::move(statistics);
    state.watch = std::move(watch);
    return {};
}

} // namespace footfall
