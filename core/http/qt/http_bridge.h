// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/message/printed_answer.h"
#include "core/http/route_table.h"

#include <memory>

namespace footfall {

/// Our QHttpServer, the application server behind the front: it routes each request that is handed
/// on to it (handed_request.h) to the handler of the table, and gives the answer. The front has
/// already decided on limits, admission, path (404), method (405) and HEAD. Server thread.
class HttpBridge
{
public:
    /// Serves the routes of a SyncHandler. The table must outlive the bridge.
    explicit HttpBridge(const RouteTable& routes);
    ~HttpBridge();
    Q_DISABLE_COPY_MOVE(HttpBridge)

    /// The answer to a request: its path as the table has it, its peer known. 500 when QHttpServer
    /// gives none.
    PrintedAnswer handle(const HttpRequest& request);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace footfall
