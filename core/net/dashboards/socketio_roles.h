// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/endpoint_context.h"
#include "core/protocol/socketio/socketio_dashboard_encoder.h"
#include "core/protocol/socketio/socketio_role.h"

namespace footfall {

/// Visitor analytics dashboards for those with operator access, tracked viewers for all others.
/// A dashboard may do what a viewer may: a page with viewer tracking on the operator's machine is
/// both. What is passed must outlive the clients.
class SocketIoRoles final : public SocketIoRoleFactory
{
public:
    SocketIoRoles(const EndpointContext& context, ViewerTracker& viewers);

    std::unique_ptr<SocketIoRole> join(SocketIoClient& client) override;

private:
    const EndpointContext& m_context;
    ViewerTracker& m_viewers;
    const SocketIoDashboardEncoder m_encoder;
};

} // namespace footfall
