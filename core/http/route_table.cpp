// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/route_table.h"

#include <utility>

namespace footfall {

namespace {

QByteArray allowOf(const PathEntry& entry)
{
    QByteArrayList methods;
    for (const Route* route : entry.routes)
        methods.append(route->method);
    if (entry.socket && !methods.contains("GET"))
        methods.prepend("GET");
    if (const qsizetype get = methods.indexOf("GET"); get >= 0 && !methods.contains("HEAD"))
        methods.insert(get + 1, "HEAD");
    if (!methods.contains("OPTIONS"))
        methods.append("OPTIONS");
    return methods.join(", ");
}

/// The path with "*" for the segment that ends there.
QByteArray withStar(const QByteArray& path, qsizetype end)
{
    if (end < 0)
        return path;
    const qsizetype begin = path.left(end).lastIndexOf('/') + 1;
    return path.left(begin) + '*' + path.sliced(end);
}

} // namespace

void Route::respond(const HttpRequest& request, const Responder& responder) const
{
    if (const auto* answer = std::get_if<SyncHandler>(&handler))
        responder.respond((*answer)(request));
    else
        std::get<AsyncHandler>(handler)(request, responder);
}

void RouteTable::get(const QByteArray& path, Plane plane, Handler handler)
{
    routes.push_back({"GET", path, plane, std::move(handler)});
}

void RouteTable::post(const QByteArray& path, Plane plane, Handler handler)
{
    routes.push_back({"POST", path, plane, std::move(handler)});
}

void RouteTable::put(const QByteArray& path, Plane plane, Handler handler)
{
    routes.push_back({"PUT", path, plane, std::move(handler)});
}

void RouteTable::del(const QByteArray& path, Plane plane, Handler handler)
{
    routes.push_back({"DELETE", path, plane, std::move(handler)});
}

void RouteTable::socket(const QByteArray& path, Plane plane,
                        std::function<Upgrade(const HttpRequest&)> open, qint64 messageBytes)
{
    sockets.push_back({path, plane, std::move(open), messageBytes});
}

const Route* PathEntry::routeFor(const QByteArray& method) const
{
    const QByteArray& wanted = method == "HEAD" ? QByteArrayLiteral("GET") : method;
    for (const Route* route : routes) {
        if (route->method == wanted)
            return route;
    }
    return nullptr;
}

Plane PathEntry::planeFor(const QByteArray& method) const
{
    if (const Route* route = routeFor(method))
        return route->plane;
    if (socket)
        return socket->plane;
    return routes.empty() ? Plane::Visitor : routes.front()->plane;
}

RouteIndex::RouteIndex(const RouteTable& table)
{
    for (const Route& route : table.routes)
        entryAt(route.path).routes.push_back(&route);
    for (const SocketRoute& socket : table.sockets)
        entryAt(socket.path).socket = &socket;
    for (auto& [path, entry] : m_entries)
        entry.allow = allowOf(entry);
}

PathEntry& RouteIndex::entryAt(const QByteArray& path)
{
    PathEntry& entry = m_entries[path];
    entry.path = path;
    entry.isPattern = path.contains('*');
    return entry;
}

const PathEntry* RouteIndex::find(const QByteArray& path) const
{
    const QByteArray lower = path.toLower();
    auto found = m_entries.find(lower);
    if (found == m_entries.end())
        found = m_entries.find(withStar(lower, lower.size()));
    if (found == m_entries.end())
        found = m_entries.find(withStar(lower, lower.lastIndexOf('/')));
    return found == m_entries.end() ? nullptr : &found->second;
}

} // namespace footfall
