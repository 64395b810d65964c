// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/dashboards/analytics_routes.h"

#include "core/base/text/text_rules.h"
#include "core/base/time/clock.h"
#include "core/http/message/query_reader.h"
#include "core/http/message/replies.h"
#include "core/hub/hub.h"
#include "core/ingest/ingest.h"
#include "core/net/events/look_rates.h"
#include "core/protocol/dashboards/analytics_json.h"
#include "core/protocol/dashboards/analytics_sample.h"

#include <algorithm>
#include <charconv>

namespace footfall {

namespace {

constexpr std::size_t sessionsInSummary = 500;
constexpr std::size_t pagesInSummary = 1000;
constexpr std::size_t eventsInSummary = 50;
constexpr std::size_t sessionsAPage = 500;
constexpr std::size_t sessionsByDefault = 100;
constexpr std::size_t sessionPageBytes = 960 * 1024;
constexpr std::size_t actionBytes = 960 * 1024;

/// What the query asks for, or the complaint in the reader.
SnapshotFilter filterOf(QueryReader& query)
{
    SnapshotFilter filter;
    filter.site = query.site();
    for (const FilterField& field : filterFields) {
        const bool isPage = field.values == &SnapshotFilter::page;
        for (std::string& value : isPage ? query.pages() : query.keys(field.name, field.most)) {
            if (!(filter.*field.values).add(std::move(value)))
                query.complain(field.name, tooManyValues);
        }
    }
    if (const auto excluded = excludedFields(query.text("not")))
        filter.excluded = *excluded;
    else
        query.complain("not", excludedNeeded);
    return filter;
}

/// Nothing: what is asked for may be looked at.
std::optional<HttpResponse> refusalOf(const HttpRequest& asked, const QueryReader& reader,
                                      const SnapshotFilter& filter, LookRates& looks)
{
    if (!reader.complaint().empty())
        return HttpResponse::error(status::badRequest, reader.complaint());
    const DurationMs wait = filter.narrows() ? looks.waitToLook(asked.caller, asked.peer) : 0;
    return wait > 0 ? std::optional(sentTooFast(narrowedViews, wait)) : std::nullopt;
}

HttpResponse summary(const HttpRequest& asked, const EndpointContext& context)
{
    QueryReader reader(asked);
    SnapshotRequest request;
    request.filter = filterOf(reader);
    if (const auto refusal = refusalOf(asked, reader, request.filter, context.looks))
        return *refusal;
    request.narrowsCounts = true;
    request.sessions = sessionsInSummary;
    request.steps = std::size_t(-1);
    request.rows = pagesInSummary;
    request.events = eventsInSummary;
    request.alerts = 0;
    Snapshot snapshot = context.model.snapshot(request);
    snapshot.dashboards = context.hub.dashboards();

    JsonWriter json = beginSuccess();
    json.key("data").beginObject();
    writeStats(json, snapshot, restBudget);
    writeUsual(json.key("usual"), snapshot);
    json.key("recentEvents").beginArray();
    const std::size_t end = json.size() + restEventBytes;
    for (const FeedItem& item : snapshot.events) {
        if (json.size() < end)
            writeEvent(json, *item.event);
    }
    json.endArray().endObject();
    return success(json, context.clock.now());
}

/// The number under `name` in the query; `fallback` when there is none, nothing when it is bad.
std::optional<std::size_t> queryNumber(const HttpRequest& request, std::string_view name,
                                       std::size_t fallback)
{
    const QByteArray text = request.queryValue(name);
    if (text.isEmpty())
        return fallback;
    std::size_t number = 0;
    const auto [end, failure] =
        std::from_chars(text.constData(), text.constData() + text.size(), number);
    const bool isGood = failure == std::errc{} && end == text.constData() + text.size();
    return isGood ? std::optional(number) : std::nullopt;
}

HttpResponse sessions(const HttpRequest& request, const EndpointContext& context)
{
    const auto limit = queryNumber(request, "limit", sessionsByDefault);
    const auto offset = queryNumber(request, "offset", 0);
    if (!limit || !offset)
        return HttpResponse::error(status::badRequest,
                                   "limit and offset: whole numbers are needed");
    QueryReader reader(request);
    SessionQuery query;
    query.filter = filterOf(reader);
    if (const auto refusal = refusalOf(request, reader, query.filter, context.looks))
        return *refusal;
    query.offset = *offset;
    query.limit = std::min(*limit, sessionsAPage);
    const SessionPage page = context.model.sessions(query);

    JsonWriter json = beginSuccess();
    json.key("data");
    const bool fits = writeSessions(json, page.sessions, sessionPageBytes);
    json.key("total").number(page.total);
    if (page.truncated || !fits)
        json.key("truncated").boolean(true);
    return success(json, context.clock.now());
}

/// What dashboards did, the newest first.
HttpResponse actions(const EndpointContext& context)
{
    const Ring<ActionUpdate>& list = context.hub.auditList();
    JsonWriter json = beginSuccess();
    json.key("data").beginArray();
    std::size_t told = 0;
    for (; told < list.size() && json.size() < actionBytes; ++told)
        writeAction(json, list[told]);
    json.endArray();
    if (told < list.size())
        json.key("truncated").boolean(true);
    return success(json, context.clock.now());
}

HttpResponse cleared(const Clock& clock)
{
    JsonWriter json = beginSuccess();
    json.key("message").text("The live statistics were cleared");
    return success(json, clock.now());
}

/// As with events, the store tries again by itself.
HttpResponse clearedForNow()
{
    return tryLater("The live statistics were cleared, but this cannot be stored now",
                    5 * secondMs);
}

void clear(const EndpointContext& context, const Responder& responder)
{
    context.ingest.clear([responder, &clock = context.clock](Ingest::Fate fate) {
        responder.respond(fate == Ingest::Fate::Kept ? cleared(clock) : clearedForNow());
    });
}

} // namespace

void addAnalyticsRoutes(RouteTable& table, const EndpointContext& context)
{
    table.get("/api/analytics/summary", Plane::Reader,
              [&](const HttpRequest& request) { return summary(request, context); });
    table.get("/api/analytics/sessions", Plane::Reader,
              [&](const HttpRequest& request) { return sessions(request, context); });
    table.get("/api/analytics/actions", Plane::Operator,
              [&](const HttpRequest&) { return actions(context); });
    table.post("/api/analytics/clear", Plane::Operator,
               [&](const HttpRequest&, const Responder& responder) { clear(context, responder); });
    table.get("/api", Plane::Reader, [](const HttpRequest&) {
        return HttpResponse::json(status::ok, analyticsWelcome());
    });
}

} // namespace footfall
