// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sink.h"

#include <QObject>

namespace footfall {

/// One open WebSocket, seen from the protocols. Server thread. It is pinged and closed by itself as
/// core/protocol/README.md, "Dashboards" says; a binary frame closes it with 1003, a message that
/// is too long 1009.
class WebSocketPeer : public QObject, public Sink
{
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    /// A whole text message, UTF-8.
    void textReceived(const QByteArray& text);
    /// The socket has closed, whoever began it; emitted once, the object goes soon after.
    void closed();
};

} // namespace footfall
