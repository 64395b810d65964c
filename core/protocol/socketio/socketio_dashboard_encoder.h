// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/dashboards/dashboard_encoder.h"

namespace footfall {

/// What a visitor analytics dashboard is told of an update, as Socket.IO events: the event's name
/// is the frame's type, its argument the whole frame. A new dashboard gets a `visitor_update` with
/// the statistics and no event after its `user_connected` (this transport only).
class SocketIoDashboardEncoder final : public DashboardEncoder
{
public:
    QByteArrayList encode(const Update& update) const override;
    QByteArrayList statistics(const LiveModel& model, const SnapshotFilter& filter) const override;
    QByteArray error(std::string_view message) const override;
};

/// An `error` event.
QByteArray socketIoError(std::string_view message);
/// What the acknowledgement of a refused event carries, as JSON.
std::string refusalAnswer(std::string_view why);

} // namespace footfall
