// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/socket/descriptor.h"

#include <QByteArray>

#include <array>
#include <cstring>

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace footfall {

/// A client below Qt, for what QTcpSocket does not let one do: to stay open when the server has
/// ended, to end one direction only, not to read.
class RawSocket
{
public:
    explicit RawSocket(quint16 port)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        sockaddr_storage storage{};
        std::memcpy(&storage, &to, sizeof to);
        m_connected =
            ::connect(m_socket.get(), reinterpret_cast<sockaddr*>(&storage), sizeof to) == 0;
        ::fcntl(m_socket.get(), F_SETFL, O_NONBLOCK);
    }
    bool isConnected() const { return m_connected; }
    int descriptor() const { return m_socket.get(); }

    bool send(const QByteArray& bytes)
    {
        const Transfer sent =
            sendSome(m_socket.get(), {bytes.constData(), static_cast<std::size_t>(bytes.size())});
        return sent.status == Transfer::Status::Done;
    }
    void endInput() { ::shutdown(m_socket.get(), SHUT_WR); }

    /// What has come until now.
    const QByteArray& received()
    {
        std::array<char, 4096> buffer;
        for (;;) {
            const Transfer got = receiveSome(m_socket.get(), buffer.data(), buffer.size());
            m_status = got.status;
            if (got.status != Transfer::Status::Done)
                return m_received;
            m_received.append(buffer.data(), static_cast<qsizetype>(got.count));
        }
    }
    /// Whether the server has said that nothing more comes.
    bool hasEnded() { return received(), m_status == Transfer::Status::Ended; }
    /// Whether the connection is broken off.
    bool isReset() { return received(), m_status == Transfer::Status::Failed; }

private:
    Descriptor m_socket;
    bool m_connected = false;
    Transfer::Status m_status = Transfer::Status::WouldBlock;
    QByteArray m_received;
};

} // namespace footfall
