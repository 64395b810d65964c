// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive/outages.h"

#include "core/store/format/schema.h"

#include <algorithm>
#include <optional>

namespace footfall {

namespace {

constexpr char latestRuns[] = "SELECT began, alive FROM (SELECT id, began, alive FROM runs "
                              "ORDER BY id DESC LIMIT ?1) ORDER BY id";

void add(std::vector<Outage>& outages, const Outage& outage, TimeMs from, TimeMs to)
{
    const Outage cut{std::max(outage.from, from), std::min(outage.to, to)};
    if (cut.from < cut.to)
        outages.push_back(cut);
}

} // namespace

Result<std::vector<Outage>> readOutages(Database& database, TimeMs from, TimeMs to)
{
    std::vector<Outage> outages;
    const Result<std::int64_t> version = database.number("PRAGMA user_version");
    if (!version)
        return Error{version.error()};
    if (*version < schema::versionOfRuns)
        return outages;
    Statement runs(database, latestRuns);
    runs.bind(1, maxRunsRead);
    std::optional<TimeMs> alive;
    Statement::Step step = runs.step();
    for (; step == Statement::Step::Row; step = runs.step()) {
        if (alive)
            add(outages, {*alive, runs.moment(0)}, from, to);
        alive = runs.moment(1);
    }
    if (step == Statement::Step::Failed)
        return Error{database.failure()};
    if (alive && to - *alive > schema::aliveWithinMs)
        add(outages, {*alive, to}, from, to);
    return outages;
}

} // namespace footfall
