// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/socket/descriptor.h"
#include "core/http/tls/tls_session.h"

#include <memory>

namespace footfall {

class TlsContext;

/// A client's socket, with or without encryption: the only place where bytes pass between us and
/// it. Non-blocking. Server thread.
class ClientSocket
{
public:
    /// Plain.
    ClientSocket(Descriptor socket);
    /// Encrypted, unless `tls` is null.
    ClientSocket(Descriptor socket, const TlsContext* tls);
    ~ClientSocket();
    ClientSocket(ClientSocket&&) noexcept = default;

    int descriptor() const { return m_socket.get(); }
    bool isEncrypted() const { return m_tls != nullptr; }
    /// Whether bytes can pass: at once when plain, after `shakeHands` when encrypted.
    bool isReady() const { return !m_tls || m_tls->isReady(); }

    /// Goes on with agreeing on a key: Done when that is done, WouldBlock when it is to be called
    /// again after any event, Failed when it never will be.
    Transfer::Status shakeHands();
    /// After `shakeHands` has failed: whether the client had sent plain HTTP.
    bool hearsPlainHttp() const { return m_tls && m_tls->hearsPlainHttp(); }
    /// Gives up encryption: what is sent from now on, everybody can read.
    void becomePlain() { m_tls.reset(); }

    Transfer receive(char* into, std::size_t room);
    Transfer send(std::string_view bytes);
    /// Tells the client that nothing more comes. WouldBlock: call it again later.
    Transfer::Status endOutput();
    void close();
    /// When it is closed, the client is not told that all was said.
    void resetAtClose();

private:
    Descriptor m_socket;
    std::unique_ptr<TlsSession> m_tls;
    bool m_isReset = false;
};

} // namespace footfall
