// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/websocket/page_wire.h"

#include "core/http/websocket/handshake.h"
#include "core/http/websocket/server_frames.h"

#include <utility>

namespace footfall {

PageWire::PageWire(const HttpRequest& upgrade, ByteOutput& output)
    : m_output(&output)
{
    output.write(webSocketHead(upgrade));
}

void PageWire::write(const QByteArray& frame)
{
    if (m_output)
        m_output->write(frame);
}

qint64 PageWire::pendingBytes() const
{
    return m_output ? m_output->pendingBytes() : 0;
}

void PageWire::ping()
{
    write(pingFrame());
}

void PageWire::close(int code, const QByteArray& reason)
{
    ByteOutput* const output = std::exchange(m_output, nullptr);
    if (!output)
        return;
    output->write(closeFrame(code, reason));
    output->finish();
    ended();
}

void PageWire::hangUp()
{
    if (std::exchange(m_output, nullptr))
        ended();
}

} // namespace footfall
