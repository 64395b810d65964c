// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSocket>
#include <QList>
#include <QMetaType>
#include <QSslError>
#include <QString>

#include <cstdint>

namespace footfall {

/// Why another Footfall cannot be followed.
struct RemoteFailure
{
    /// For a person, translated; says what to do where that is known.
    QString detail;
    enum class Retry : std::uint8_t
    {
        Soon,   ///< ever less often
        Slowly, ///< it takes a person, on the server
        Never   ///< it takes a person, here
    };
    Retry retry = Retry::Soon;
};

// `host` is how the server is called when it is spoken of.

/// What a socket, or the handshake of a WebSocket, said.
RemoteFailure socketFailure(QAbstractSocket::SocketError error, const QString& errorText,
                            const QString& host);
RemoteFailure statusFailure(int httpStatus, const QString& host);
/// The server's certificate is not to be trusted.
RemoteFailure certificateFailure(const QList<QSslError>& errors, const QString& host);
/// The server closed the connection, with a close code of WebSockets.
RemoteFailure closeFailure(int code, const QString& host);
RemoteFailure silenceFailure(const QString& host);
/// It said what no Footfall says.
RemoteFailure nonsenseFailure(const QString& host);

} // namespace footfall

Q_DECLARE_METATYPE(footfall::RemoteFailure)
