// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/access/share_routes.h"

#include "core/base/json/json_document.h"
#include "core/base/json/json_writer.h"
#include "core/base/text/ascii.h"
#include "core/http/message/replies.h"

#include <QJsonObject>

#include <charconv>

namespace footfall {

namespace {

constexpr std::string_view pathBeforeId = "/api/shares/";

JsonWriter& begin(JsonWriter& json, const Grant& share)
{
    json.beginObject().key("id").number(std::int64_t(share.id));
    return json.key("label").text(share.label).key("createdAt").time(share.createdAt);
}

HttpResponse answer(int status, JsonWriter& json)
{
    HttpResponse response = HttpResponse::json(status, QByteArray::fromStdString(json.take()));
    response.headers.append(HttpHeader{"Cache-Control", "no-store"});
    return response;
}

/// The grants go on trying to keep it.
HttpResponse notKept(std::string_view what)
{
    return tryLater(what, Grants::maxWriteMs);
}

HttpResponse list(const Grants& grants)
{
    JsonWriter json;
    json.beginObject().key("shares").beginArray();
    for (const Grant& share : grants.shares())
        begin(json, share).endObject();
    json.endArray().endObject();
    return answer(status::ok, json);
}

HttpResponse created(const Grants::IssuedShare& share, const QByteArray& publicUrl)
{
    JsonWriter json;
    const QByteArray path = "/share/" + share.secret;
    begin(json, share.grant).key("path").text(viewOf(path));
    if (!publicUrl.isEmpty())
        json.key("url").text(viewOf(publicUrl + path));
    json.endObject();
    return answer(status::created, json);
}

void add(const HttpRequest& request, const Responder& responder, Grants& grants,
         const QByteArray& publicUrl)
{
    const QJsonValue label = readJsonObject(request.body).value(QLatin1String("label"));
    if (!label.isString())
        return responder.respond(HttpResponse::error(
            status::badRequest, "A JSON object with \"label\", a text, is needed"));
    if (grants.shares().size() >= Grants::maxShares)
        return responder.respond(HttpResponse::error(
            status::conflict, "There are too many share links: revoke one first"));
    const auto share = grants.addShare(label.toString().trimmed().toStdString());
    if (!share)
        return responder.respond(HttpResponse::error(status::badRequest, share.error()));
    grants.whenKept([&grants, responder, share = *share, publicUrl](bool kept) {
        if (kept)
            return responder.respond(created(share, publicUrl));
        grants.revokeShare(share.grant.id);
        responder.respond(notKept("The share link cannot be stored now, and would not work after "
                                  "a restart"));
    });
}

quint64 idIn(const QByteArray& path)
{
    const std::string_view digits =
        viewOf(path).substr(std::min(pathBeforeId.size(), std::size_t(path.size())));
    quint64 id = 0;
    const char* end = digits.data() + digits.size();
    const auto [rest, failure] = std::from_chars(digits.data(), end, id);
    return failure == std::errc{} && rest == end ? id : 0;
}

void revoke(const HttpRequest& request, const Responder& responder, Grants& grants)
{
    if (!grants.revokeShare(idIn(request.path)))
        return responder.respond(
            HttpResponse::error(status::notFound, "There is no such share link"));
    grants.whenKept([responder](bool kept) {
        HttpResponse done;
        done.status = status::noContent;
        responder.respond(kept ? done
                               : notKept("The share link is revoked, but this cannot be stored "
                                         "now: it would work again after a restart"));
    });
}

} // namespace

void addShareRoutes(RouteTable& table, Grants& grants, const QByteArray& publicUrl)
{
    table.get("/api/shares", Plane::Operator, [&](const HttpRequest&) { return list(grants); });
    table.post("/api/shares", Plane::Operator,
               [&grants, publicUrl](const HttpRequest& request, const Responder& responder) {
                   add(request, responder, grants, publicUrl);
               });
    table.del("/api/shares/*", Plane::Operator,
              [&](const HttpRequest& request, const Responder& responder) {
                  revoke(request, responder, grants);
              });
}

} // namespace footfall
