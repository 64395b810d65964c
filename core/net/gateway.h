// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"
#include "core/base/refusals.h"
#include "core/base/result.h"
#include "core/http/route_table.h"
#include "core/http/socket/descriptor.h"
#include "core/http/socket/peer_address.h"
#include "core/http/tls/tls_context.h"
#include "core/net/access/admission.h"

#include <QHostAddress>
#include <QObject>

#include <memory>

namespace footfall {

class Clock;
class RefusalBook;
class Stages;

/// What the gateway has seen since its start.
struct GatewayCounts
{
    qint64 connections = 0;      ///< open now
    qint64 webSockets = 0;       ///< open now, among `connections`
    qint64 requests = 0;         ///< answered
    RefusalCounts refused;       ///< whoever refused it, WebSockets that were closed included
    qint64 failedHandshakes = 0; ///< connections that ended before TLS was agreed on
};

/// One port for HTTP and WebSocket: our strict HTTP/1.1 front before QHttpServer and
/// QWebSocketServer, so that nothing from the network reaches those unchecked.
/// Server thread; lives and is deleted there.
class Gateway : public QObject
{
    Q_OBJECT

public:
    /// What is passed by reference must outlive it.
    Gateway(RouteTable routes, Admission admission, const Limits& limits, const Clock& clock,
            Stages& stages, QObject* parent = nullptr);
    ~Gateway() override;

    // Both before the first `listen`.
    /// Encrypts every connection by this certificate, and by the one that replaces it in the files.
    Result<void> encrypt(const TlsFiles& files);
    /// Believes what these proxies tell of the clients behind them.
    void trust(const QList<PeerNetwork>& proxies);

    /// Listens on one more address; port 0 picks one. The port listened on, or why not.
    Result<quint16> listen(const QHostAddress& address, quint16 port);
    /// The same on a socket that listens already.
    quint16 listen(Descriptor socket);
    /// Accepts nothing new, answers what is under way, then closes all; emits `drained`.
    void shutDown();
    /// Closes every WebSocket that was opened by this login or share link.
    void closeGrant(quint64 grant);
    /// So was something that it handed on: of whom, why, and with which answer. It counts as its
    /// own.
    void noteRefused(const QHostAddress& client, Refused why, std::string_view answer);
    GatewayCounts counts() const;
    /// Of whom something was refused, and why.
    const RefusalBook& refusals() const;

Q_SIGNALS:
    void drained();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace footfall
