// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json/json_parser.h"
#include "core/http/route_table.h"
#include "core/net/endpoint_context.h"
#include "core/net/events/request_details.h"
#include "core/net/trackers/visitor_names.h"
#include "core/protocol/trackers/tracked/tracker_reader.h"

#include <QStringList>

#include <optional>

namespace footfall {

struct TrackerEndpoint;

/// Takes what other products' trackers send (core/protocol/trackers/README.md), by the rules of
/// `POST /api/events`: declared sites, rates, places, agents. Server thread.
class TrackerRoutes
{
public:
    /// What is passed must outlive the object.
    explicit TrackerRoutes(const EndpointContext& context);

    /// Of these products; the object must outlive the table. With `honoursSignals`, who sends Do Not
    /// Track or Global Privacy Control is answered and not counted.
    void addRoutes(RouteTable& table, const QStringList& products, bool honoursSignals);
    /// Every product there is, as it is named.
    static QStringList products();

private:
    /// Takes off what the body is packed in; the answer, where that cannot be.
    std::optional<HttpResponse> unpack(HttpRequest& request);
    void take(const TrackerEndpoint& endpoint, HttpRequest request, const Responder& responder);
    /// Unpacks the request, too.
    TrackerReading read(const TrackerEndpoint& endpoint, HttpRequest& request,
                        const std::string& site);
    void keepDeclared(TrackerReading& reading, std::string_view origin) const;
    void ingest(TrackerReading reading, const HttpRequest& request, const SentBy& by,
                const Responder& responder);

    const EndpointContext& m_context;
    RequestDetails m_details;
    VisitorNames m_names;
    JsonParser m_json;
    JsonParser m_inner;
    bool m_honoursSignals = true;
};

} // namespace footfall
