// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/connection/outgoing_bytes.h"

#include "core/base/text/ascii.h"

namespace footfall {

namespace {

/// What was sent is cut off in pieces of at least this size, for each cut moves the rest.
constexpr qsizetype cutBytes = 64 * 1024;

} // namespace

Transfer OutgoingBytes::flush(ClientSocket& socket)
{
    Transfer sum;
    while (!isEmpty()) {
        const Transfer sent = socket.send(viewOf(m_bytes).substr(static_cast<std::size_t>(m_sent)));
        sum.status = sent.status;
        if (sent.status != Transfer::Status::Done)
            break;
        m_sent += static_cast<qsizetype>(sent.count);
        sum.count += sent.count;
    }
    forgetSent();
    return sum;
}

void OutgoingBytes::forgetSent()
{
    if (isEmpty()) {
        m_bytes = {};
        m_sent = 0;
    } else if (m_sent >= cutBytes && m_sent >= m_bytes.size() / 2) {
        m_bytes.remove(0, m_sent);
        m_sent = 0;
    }
}

} // namespace footfall
