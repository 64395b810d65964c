// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

#include <optional>
#include <string>
#include <string_view>

namespace footfall {

// Socket.IO protocol 5 inside messages of Engine.IO, text packets only. Pure functions, any thread.

struct SocketIoPacket
{
    enum class Type
    {
        Connect,
        Disconnect,
        Event,
        Ack,
        ConnectError
    };

    Type type = Type::Event;
    QByteArray nameSpace = QByteArrayLiteral("/");
    /// The client waits for an answer with this number.
    std::optional<quint64> ackId;
    /// Connect: what the client says of itself; empty when it says nothing.
    QJsonObject auth;
    /// Event: its name, empty when that is a number; and what follows it.
    QString event;
    QJsonArray arguments;
    /// Event: why its JSON cannot be read, as a sentence; empty when it can.
    std::string problem;
};

/// Reads what follows the '4' of an Engine.IO message. The error says what breaks the protocol:
/// an unknown or binary type, a number too long, a payload of the wrong kind.
/// JSON that is bad, or deeper than `maxDepth`, makes a packet with a `problem`.
Result<SocketIoPacket> readSocketIoPacket(QByteArrayView text, qint64 maxDepth);
/// The same without its payload: costs little, whatever that is.
Result<SocketIoPacket> readSocketIoHead(QByteArrayView text);

// Whole Engine.IO messages for the client. JSON that is passed in must be JSON already.

/// The client is in the default namespace, under this id.
QByteArray connectMessage(const QByteArray& id);
/// It is not let into the namespace.
QByteArray connectErrorMessage(const QByteArray& nameSpace, std::string_view message);
/// An event with one argument.
QByteArray eventMessage(std::string_view name, std::string_view json);
/// The answer to the event that carried this number.
QByteArray ackMessage(quint64 ackId, std::string_view json);

} // namespace footfall
