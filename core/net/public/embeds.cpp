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

HttpResponse embeddedScript(const QByteArray& path)
{
    QFile file(QStringLiteral(":/web") + QString::fromLatin1(path));
    const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    return embedded("text/javascript; charset=utf-8", bytes, "public, max-age=3600");
}

void addWebRoutes(RouteTable& table, const LiveModel& model)
{
    table.get("/counter.js", Plane::Visitor,
              [answer = embeddedScript("/counter.js")](const HttpRequest&) { return answer; });
    table.get("/badge.svg", Plane::Visitor,
              [&](const HttpRequest& request) { return badge(request, model); });
}

} // namespace footfall
