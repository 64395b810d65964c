// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/message/http_message.h"

#include <QByteArray>

#include <functional>
#include <map>
#include <variant>
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

/// Answers an ordinary request, at once. Served by way of QHttpServer.
using SyncHandler = std::function<HttpResponse(const HttpRequest&)>;
/// Answers later or by a stream, or where the detour was measured: at the path of events. Served by
/// the front itself.
using AsyncHandler = std::function<void(const HttpRequest&, const Responder&)>;

/// One path and method of the one port. HEAD is answered by the GET route.
struct Route
{
    QByteArray method;
    QByteArray path; ///< normalised, lower case; "/a/*" is every path one below "/a"; of an
                     ///< AsyncHandler "/a/*/b" may be, too
    Plane plane = Plane::Visitor;
    /// By its type: who serves it.
    std::variant<SyncHandler, AsyncHandler> handler;
    /// The handler reads a body in a Content-Encoding (core/http/message/content_coding.h).
    bool readsCodings = false;

    bool isAsync() const { return std::holds_alternative<AsyncHandler>(handler); }
    void respond(const HttpRequest& request, const Responder& responder) const;
};

/// Takes a WebSocket that was opened. The peer belongs to the gateway and deletes itself when
/// closed.
using PeerHandler = std::function<void(WebSocketPeer*)>;
/// What becomes of an upgrade: the answer that refuses it, or who takes the WebSocket.
using Upgrade = std::variant<HttpResponse, PeerHandler>;

/// A path where a WebSocket may be opened.
struct SocketRoute
{
    QByteArray path;
    Plane plane = Plane::Visitor;
    std::function<Upgrade(const HttpRequest&)> open;
    /// The longest message a client may send; 0: Limits::webSocketMessageBytes.
    qint64 messageBytes = 0;
};

/// What the one port serves. The same table serves the front and QHttpServer.
struct RouteTable
{
    using Handler = decltype(Route::handler);

    // A lambda is a handler of the type that it can be called as.
    void get(const QByteArray& path, Plane plane, Handler handler);
    void post(const QByteArray& path, Plane plane, Handler handler);
    void put(const QByteArray& path, Plane plane, Handler handler);
    void del(const QByteArray& path, Plane plane, Handler handler);
    void socket(const QByteArray& path, Plane plane,
                std::function<Upgrade(const HttpRequest&)> open, qint64 messageBytes = 0);

    std::vector<Route> routes;
    std::vector<SocketRoute> sockets;
};

/// All that is served at one path.
struct PathEntry
{
    QByteArray path;
    std::vector<const Route*> routes;
    const SocketRoute* socket = nullptr;
    bool isPattern = false; ///< has a segment "*", which stands for any
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

    std::map<QByteArray, PathEntry> m_entries;
};

} // namespace footfall
