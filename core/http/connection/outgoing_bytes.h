// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/connection/client_socket.h"

#include <QByteArray>

namespace footfall {

/// What a client is yet to be sent. Holds no memory once all is sent.
class OutgoingBytes
{
public:
    /// Where more is appended.
    QByteArray& tail() { return m_bytes; }
    qsizetype size() const { return m_bytes.size() - m_sent; }
    bool isEmpty() const { return size() == 0; }
    /// Sends until all is sent (Done), the socket takes no more (WouldBlock) or is broken (Failed).
    /// `count` is what was sent.
    Transfer flush(ClientSocket& socket);

private:
    void forgetSent();

    QByteArray m_bytes;
    qsizetype m_sent = 0;
};

} // namespace footfall
