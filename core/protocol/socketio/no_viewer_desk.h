// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/socketio/viewer_desk.h"

namespace footfall {

/// Where viewers are not counted: they may connect, are told nothing, and are answered so.
class NoViewerDesk final : public ViewerDesk
{
public:
    void joined(SocketIoClient&) override {}
    void left(SocketIoClient&) override {}
    std::string track(SocketIoClient&, const QJsonObject&) override { return refusal(); }
    std::string heartbeat(SocketIoClient&, const QJsonObject&) override { return refusal(); }

private:
    static std::string refusal()
    {
        return R"({"success":false,"error":"Viewers are not counted here"})";
    }
};

} // namespace footfall
