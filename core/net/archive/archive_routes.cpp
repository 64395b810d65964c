// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/archive/archive_routes.h"

#include "core/base/text/ascii.h"
#include "core/base/time/clock.h"
#include "core/http/message/query_reader.h"
#include "core/http/message/replies.h"
#include "core/protocol/archive/archive_json.h"
#include "core/store/archive/history_reader.h"

#include <charconv>

namespace footfall {

namespace {

constexpr DurationMs defaultSpan = 24 * 60 * minuteMs;
constexpr DurationMs defaultStep = 10 * minuteMs;
constexpr std::uint64_t defaultVisits = 100;
constexpr std::size_t visitsBytes = 960 * 1024;
/// A question takes milliseconds.
constexpr DurationMs retryWait = secondMs;

constexpr std::string_view visitsPath = "/api/visits/";

/// Asks, and answers with what comes; unless the client has left by then.
void respondFrom(ArchiveClient& archive, const Responder& responder,
                 std::function<HttpResponse(Archive&)> question)
{
    const quint64 number =
        archive.ask<HttpResponse>(std::move(question), [responder](HttpResponse response) {
            responder.respond(std::move(response));
        });
    if (number == 0)
        return responder.respond(archiveIsBusy());
    responder.whenClientLeaves(&archive, [&archive, number] { archive.drop(number); });
}

HistoryRequest historyRequest(QueryReader& query, TimeMs now)
{
    HistoryRequest request;
    request.site = query.site();
    request.step = query.duration("step", defaultStep);
    request.to = query.moment("to", now);
    const TimeMs from = floorTo(std::max(request.to - defaultSpan, epoch), request.step);
    request.from = minuteOf(query.moment("from", from));
    return request;
}

HttpResponse historyResponse(const Result<History>& history, TimeMs now)
{
    if (!history)
        return archiveFailed(history.error());
    JsonWriter json = beginSuccess();
    writeHistory(json.key("data"), *history);
    json.key("from").time(history->request.from).key("to").time(history->request.to);
    json.key("step").number(history->request.step / 1000);
    return success(json, now);
}

void history(const HttpRequest& asked, const Responder& responder, ArchiveClient& archive,
             TimeMs now)
{
    QueryReader query(asked);
    const HistoryRequest request = historyRequest(query, now);
    if (!query.complaint().empty())
        return responder.respond(HttpResponse::error(status::badRequest, query.complaint()));
    if (const Result<void> good = checkRequest(request, Archive::maxPoints); !good)
        return responder.respond(HttpResponse::error(status::badRequest, good.error()));
    respondFrom(archive, responder, [request, now](Archive& past) {
        return historyResponse(past.history(request), now);
    });
}

HttpResponse visitsResponse(const Result<VisitsFound>& found, TimeMs now)
{
    if (!found)
        return archiveFailed(found.error());
    JsonWriter json = beginSuccess();
    const std::uint64_t next = writeVisits(json.key("data"), *found, visitsBytes);
    if (next != 0)
        json.key("next").number(std::int64_t(next));
    return success(json, now);
}

void visits(const HttpRequest& asked, const Responder& responder, ArchiveClient& archive,
            TimeMs now)
{
    QueryReader reader(asked);
    VisitQuery query;
    query.site = reader.site();
    query.text = reader.text("text");
    query.from = reader.moment("from", epoch);
    query.to = reader.moment("to", epoch);
    query.before = reader.number("before", 0);
    query.limit = std::size_t(reader.number("limit", defaultVisits));
    if (!reader.complaint().empty())
        return responder.respond(HttpResponse::error(status::badRequest, reader.complaint()));
    respondFrom(archive, responder,
                [query, now](Archive& past) { return visitsResponse(past.visits(query), now); });
}

HttpResponse noSuchVisit()
{
    return HttpResponse::error(status::notFound, "There is no such visit");
}

HttpResponse visitResponse(const Result<std::optional<SessionView>>& visit, TimeMs now)
{
    if (!visit)
        return archiveFailed(visit.error());
    if (!visit->has_value())
        return noSuchVisit();
    JsonWriter json = beginSuccess();
    writeVisit(json.key("data"), **visit);
    return success(json, now);
}

void visit(const HttpRequest& asked, const Responder& responder, ArchiveClient& archive, TimeMs now)
{
    std::string_view digits = viewOf(asked.path);
    digits.remove_prefix(std::min(visitsPath.size(), digits.size()));
    std::uint64_t id = 0;
    const char* end = digits.data() + digits.size();
    const auto [rest, failure] = std::from_chars(digits.data(), end, id);
    if (failure != std::errc{} || rest != end)
        return responder.respond(noSuchVisit());
    respondFrom(archive, responder,
                [id, now](Archive& past) { return visitResponse(past.visit(id), now); });
}

} // namespace

ArchiveRoutes::ArchiveRoutes(ArchiveWorker* worker, const Clock& clock)
    : m_archive(worker ? std::make_unique<ArchiveClient>(*worker) : nullptr)
    , m_clock(clock)
{
}

void ArchiveRoutes::addRoutes(RouteTable& table)
{
    const auto add = [&](const char* path, auto handle) {
        table.get(path, Plane::Reader,
                  [this, handle](const HttpRequest& request, const Responder& responder) {
                      if (m_archive)
                          handle(request, responder, *m_archive, m_clock.now());
                      else
                          responder.respond(nothingIsKept());
                  });
    };
    add("/api/history", history);
    add("/api/visits", visits);
    add("/api/visits/*", visit);
}

HttpResponse nothingIsKept()
{
    return HttpResponse::error(status::notFound, "Nothing is kept: Footfall runs with --in-memory");
}

HttpResponse archiveIsBusy()
{
    return tryLater("Too much is being read at the moment: try again", retryWait);
}

HttpResponse archiveFailed(const std::string& why)
{
    return tryLater("The store cannot be read: " + why, retryWait);
}

} // namespace footfall
