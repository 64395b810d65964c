// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/route_table.h"
#include "core/net/access/admission.h"

#include <optional>

namespace footfall {

/// What becomes of a request: `answer` if there is one, else `route` or `socket`.
struct Decision
{
    const Route* route = nullptr;
    const SocketRoute* socket = nullptr;
    std::optional<HttpResponse> answer;
    /// Belong to whatever answer is given, where it does not say otherwise.
    QList<HttpHeader> headers;

    /// Of the route or the socket that was found.
    Plane plane() const { return socket ? socket->plane : route->plane; }
};

/// Knows what is served and who may have it, and sends each request to the right place, or away
/// (core/protocol/README.md, "Two planes" and "Paths").
class RequestRouter
{
public:
    /// The table must outlive the router.
    RequestRouter(const RouteTable& table, Admission admission);

    /// Also makes `request` ready for a handler: its path as the table has it, HEAD turned to GET,
    /// the caller known.
    Decision decide(HttpRequest& request) const;
    /// For a request that is refused unread; it may be empty.
    QList<HttpHeader> headersOf(const HttpRequest& request) const;

private:
    void choose(Decision& decision, const PathEntry& entry, const HttpRequest& request) const;

    RouteIndex m_index;
    Admission m_admission;
};

} // namespace footfall
