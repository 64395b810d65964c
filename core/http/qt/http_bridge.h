// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/message/http_message.h"
#include "core/http/route_table.h"

#include <QObject>

#include <memory>

namespace footfall {

/// Our QHttpServer, behind in-process sockets: it is given one clean request at a time, routes it
/// to the handlers of the table and gives their answer back. The front has already decided on
/// limits, admission, path (404), method (405) and HEAD. Server thread.
class HttpBridge : public QObject
{
    Q_OBJECT

public:
    /// Serves the routes whose handler answers at once. The table must outlive the bridge.
    explicit HttpBridge(const RouteTable& routes, QObject* parent = nullptr);
    ~HttpBridge() override;

    /// Answers by `responder`, within this call or later. Safe when the client has gone meanwhile.
    void handle(const HttpRequest& request, const Responder& responder);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace footfall
