// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/moments/past_presence.h"

#include "core/store/format/labels.h"
#include "core/store/format/schema.h"

#include <algorithm>
#include <utility>

namespace footfall {

namespace {

/// Adds what was counted in that minute; whether anything was.
Result<bool> addMinute(Database& database, TimeMs minute, const SnapshotRequest& request,
                       Snapshot& snapshot)
{
    LabelReader labels(database);
    Statement rows(database, "SELECT site, page, visitors FROM presence WHERE minute = ? "
                             "ORDER BY visitors DESC");
    rows.bind(1, minute);
    bool isCounted = false;
    Statement::Step step;
    while ((step = rows.step()) == Statement::Step::Row) {
        isCounted = true;
        CountRow row{labels.at(rows, 0), labels.at(rows, 1), rows.number(2)};
        if (request.filter.site && row.site != *request.filter.site)
            continue;
        if (row.label.empty())
            snapshot.presentVisitors += row.count;
        else if (snapshot.pagesPresent.size() < request.rows)
            snapshot.pagesPresent.push_back(std::move(row));
    }
    if (step == Statement::Step::Failed || labels.hasFailed())
        return Error{database.failure()};
    return isCounted;
}

} // namespace

Result<void> addPresence(Database& database, const SnapshotRequest& request, Snapshot& snapshot)
{
    const Result<std::int64_t> version = database.number("PRAGMA user_version");
    if (!version)
        return Error{version.error()};
    if (*version < schema::versionOfRuns)
        return {};
    // A minute is counted when it is over: until then, that before it.
    for (const TimeMs minute : {minuteOf(snapshot.at), minuteOf(snapshot.at) - minuteMs}) {
        const Result<bool> isCounted = addMinute(database, minute, request, snapshot);
        if (!isCounted)
            return Error{isCounted.error()};
        if (*isCounted)
            break;
    }
    return {};
}

} // namespace footfall
