// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/moments/past_presence.h"

#include "core/store/format/labels.h"
#include "core/store/format/schema.h"

#include <algorithm>
#include <utility>

namespace footfall {

Result<void> addPresence(Database& database, const SnapshotRequest& request, Snapshot& snapshot)
{
    const Result<std::int64_t> version = database.number("PRAGMA user_version");
    if (!version)
        return Error{version.error()};
    if (*version < schema::versionOfRuns)
        return {};
    LabelReader labels(database);
    Statement rows(database, "SELECT site, page, visitors FROM presence WHERE minute = ? "
                             "ORDER BY visitors DESC");
    rows.bind(1, minuteOf(snapshot.at));
    Statement::Step step;
    while ((step = rows.step()) == Statement::Step::Row) {
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
    return {};
}

} // namespace footfall
