// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/remote/remote_failure.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <optional>
#include <string>

class QWebSocket;

namespace footfall {

class RemoteAddress;

/// One connection with another Footfall, from the attempt to its end. A server that is silent for
/// too long is taken to be gone. Needs an event loop.
class RemoteConnection : public QObject
{
    Q_OBJECT

public:
    /// Bytes of a message from the server; a whole journey is the largest.
    static constexpr quint64 messageBytes = 8 * 1024 * 1024;

    /// Begins at once. `url` is one of `address`.
    RemoteConnection(const RemoteAddress& address, const QUrl& url, DurationMs silence,
                     QObject* parent);
    ~RemoteConnection() override;

    bool isOpen() const { return m_isOpen; }
    void send(const std::string& frame);

Q_SIGNALS:
    void opened();
    void frameReceived(const QByteArray& json);
    /// Once, and nothing comes after it.
    void ended(const footfall::RemoteFailure& failure);

private:
    void connectSocket();
    void end(const RemoteFailure& failure);

    const QString m_host;
    QWebSocket* const m_socket;
    QTimer m_silence;
    /// What is wrong with the certificate; the end of the attempt follows.
    std::optional<RemoteFailure> m_untrusted;
    bool m_isOpen = false;
    bool m_hasEnded = false;
};

} // namespace footfall
