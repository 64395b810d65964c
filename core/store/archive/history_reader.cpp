// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive/history_reader.h"

#include "core/base/time/clock.h"
#include "core/store/format/labels.h"
#include "core/store/format/schema.h"

#include <algorithm>

namespace footfall {

namespace {

std::int64_t pointsOf(const HistoryRequest& request)
{
    return (request.to - request.from + request.step - 1) / request.step;
}

/// Every bucket, with nothing in it yet.
std::vector<HistoryPoint> emptyPoints(const HistoryRequest& request)
{
    std::vector<HistoryPoint> points(std::size_t(pointsOf(request)));
    TimeMs at = request.from;
    for (HistoryPoint& point : points) {
        point.at = at;
        at += request.step;
    }
    return points;
}

void add(HistoryPoint& point, const Statement& minute)
{
    point.pageViews += minute.number(1);
    point.events += minute.number(2);
    point.visitors += minute.number(3);
    point.sessions += minute.number(4);
    point.peakActive = std::max(point.peakActive, minute.number(5));
}

/// A site may be there as a label and, from a day with very many texts, as itself.
void bindSite(Statement& query, const HistoryRequest& request, LabelReader& labels)
{
    if (!request.site) {
        query.bind(1, schema::allSites).bindNull(2);
        return;
    }
    if (const std::optional<std::int64_t> number = labels.number(*request.site))
        query.bind(1, *number);
    else
        query.bindNull(1);
    query.bind(2, *request.site);
}

} // namespace

Result<void> checkRequest(const HistoryRequest& request, std::int64_t maxPoints)
{
    if (request.step <= 0 || request.step % minuteMs != 0)
        return Error{"step: a whole number of minutes is needed"};
    if (request.from != minuteOf(request.from))
        return Error{"from: a whole minute is needed"};
    if (request.to <= request.from)
        return Error{"to: a time after from is needed"};
    if (pointsOf(request) > maxPoints)
        return Error{"step: more than " + std::to_string(maxPoints) +
                     " steps from from to to; a longer step is needed"};
    return {};
}

Result<History> readHistory(Database& database, const HistoryRequest& request)
{
    History history{request, emptyPoints(request)};
    LabelReader labels(database);
    Statement query(database, "SELECT minute, page_views, events, visitors, sessions, peak"
                              " FROM minutes WHERE site IN (?1, ?2) AND minute >= ?3"
                              " AND minute < ?4");
    bindSite(query, request, labels);
    query.bind(3, request.from).bind(4, request.to);
    Statement::Step step = query.step();
    for (; step == Statement::Step::Row; step = query.step())
        add(history.points[std::size_t((query.moment(0) - request.from) / request.step)], query);
    if (step == Statement::Step::Failed || labels.hasFailed())
        return Error{database.failure()};
    return history;
}

} // namespace footfall
