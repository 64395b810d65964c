// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/message/http_message.h"
#include "core/hub/hub.h"
#include "core/net/endpoint_context.h"
#include "core/protocol/dashboards/dashboard_encoder.h"
#include "core/protocol/dashboards/dashboard_request.h"

#include <string>

namespace footfall {

/// One visitor analytics dashboard, whichever transport it is on: what others do is told to it,
/// what it asks is answered. Server thread.
class DashboardSession
{
public:
    /// Joins the others. What is passed must outlive the session.
    DashboardSession(Sink& sink, const Caller& caller, const DashboardEncoder& encoder,
                     const EndpointContext& context);
    ~DashboardSession();
    Q_DISABLE_COPY_MOVE(DashboardSession)

    /// Answers. Why it was refused, as the dashboard was told; empty: it was not.
    std::string take(const DashboardRequest& request);
    /// Tells why, and counts it.
    std::string refuse(Refused reason, std::string_view why);

private:
    std::string answer(const DetailedStatsRequest& request);
    std::string answer(const TrackAction& request);
    std::string answer(const BadRequest& request);

    Sink& m_sink;
    const bool m_mayChange;
    const DashboardEncoder& m_encoder;
    const EndpointContext& m_context;
    const Hub::ListenerId m_id;
};

} // namespace footfall
