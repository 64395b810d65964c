// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/message/http_message.h"

#include <QByteArray>
#include <QHash>

#include <functional>
#include <vector>

namespace footfall {

class WebSocketPeer;

/// Who may call (core/protocol/README.md, "Two planes").
enum class Plane
{
    Visitor, ///< anybody
    Door,    ///< anybody, but no page of a foreign origin: where one logs in
    Reader,  ///< whoever may see what operators see: by a share link, too
    Operator ///< operators only: what changes something, or takes everything away
};

/// One path and method of the one port. HEAD is answered by the GET route.
struct Route
{
    QByteArray method;
    QByteArray path; ///< normalised, lower case; "/a/*" is every path one below "/a"
    Plane plane = Plane::Visitor;
    std::function<void(const HttpRequest&, const Responder&)> handler;
    /// Answered by the front itself instead of by way of QHttpServer: for the path of events,
    /// where the difference was measured.
    bool direct = false;
};

/// A path where a WebSocket may be opened.
struct SocketRoute
{
    QByteArray path;
    Plane plane = Plane::Visitor;
    /// Refuses the upgrade by returning an answer other than 101; may be empty.
    std::function<HttpResponse(const HttpRequest&)> refuse;
    /// A socket was opened. The peer belongs to the gateway and deletes itself when closed.
    std::function<void(WebSocketPeer*, const HttpRequest&)> accept;
    /// The longest message a client may send; 0: Limits::webSocketMessageBytes.
    qint64 messageBytes = 0;
};

/// What the one port serves. The same table serves the front and QHttpServer.
struct RouteTable
{
    std::vector<Route> routes;
    std::vector<SocketRoute> sockets;
};

/// All that is served at one path.
struct PathEntry
{
    QByteArray path;
    std::vector<const Route*> routes;
    const SocketRoute* socket = nullptr;
    bool isPattern = false; ///< stands for every path one below
    QByteArray allow;       ///< the value of `Allow`: "GET, HEAD, OPTIONS"

    const Route* routeFor(const QByteArray& method) const;
    /// The plane of that method, or of whatever is here when there is no such method.
    Plane planeFor(const QByteArray& method) const;
};

/// Finds what is served at a path. The table must outlive the index.
class RouteIndex
{
public:
    explicit RouteIndex(const RouteTable& table);
    /// `path` normalised, in any case; null when nothing is there.
    const PathEntry* find(const QByteArray& path) const;

private:
    PathEntry& entryAt(const QByteArray& path);

    QHash<QByteArray, PathEntry> m_entries;
};

} // namespace footfall
