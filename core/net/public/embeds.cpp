// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/public/embeds.h"

#include "core/http/message/status.h"
#include "core/net/public/counter_sockets.h"
#include "core/protocol/public/badge.h"

#include <QFile>

namespace footfall {

namespace {

// A page's people look at it; a site's are its visitors, also those whose page tells no more.
constexpr char pageLabel[] = "on this page";
constexpr char siteLabel[] = "here now";

HttpResponse embedded(const QByteArray& type, const QByteArray& body, const QByteArray& caching)
{
    HttpResponse response;
    response.contentType = type;
    response.body = body;
    response.headers.append({QByteArrayLiteral("Cache-Control"), caching});
    response.headers.append(
        {QByteArrayLiteral("X-Content-Type-Options"), QByteArrayLiteral("nosniff")});
    // Pages that isolate themselves may embed it too.
    response.headers.append(
        {QByteArrayLiteral("Cross-Origin-Resource-Policy"), QByteArrayLiteral("cross-origin")});
    return response;
}

/// A script does not change while the server runs; a new version is there within the hour.
Route scriptRoute(const QByteArray& path)
{
    QFile file(QStringLiteral(":/web") + QString::fromLatin1(path));
    const QByteArray script = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    const HttpResponse response =
        embedded("text/javascript; charset=utf-8", script, "public, max-age=3600");
    return {
        "GET", path, Plane::Visitor,
        [response](const HttpRequest&, const Responder& responder) { responder.respond(response); },
        false};
}

HttpResponse badge(const HttpRequest& request, const LiveModel& model)
{
    const Result<CountedPlace> place = countedPlace(request);
    if (!place)
        return HttpResponse::error(status::badRequest, place.error());
    QByteArray label = request.queryValue("label");
    if (label.isEmpty())
        label = place->page.empty() ? siteLabel : pageLabel;
    HttpResponse response = embedded("image/svg+xml; charset=utf-8",
                                     badgeSvg(label, peopleAt(*place, model)), "no-cache");
    response.headers.append({QByteArrayLiteral("Content-Security-Policy"),
                             QByteArrayLiteral("default-src 'none'; sandbox")});
    return response;
}

} // namespace

void addWebRoutes(RouteTable& table, const LiveModel& model)
{
    table.routes.push_back(scriptRoute("/tracker.js"));
    table.routes.push_back(scriptRoute("/counter.js"));
    table.routes.push_back({"GET", "/badge.svg", Plane::Visitor,
                            [&model](const HttpRequest& request, const Responder& responder) {
                                responder.respond(badge(request, model));
                            },
                            false});
}

} // namespace footfall
