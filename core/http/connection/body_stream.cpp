// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/connection/body_stream.h"

#include <utility>

namespace footfall {

BodyStream::BodyStream(ByteOutput& client, Coding coding)
    : m_client(&client)
    , m_coding(coding)
{
}

void BodyStream::send(const QByteArray& frame)
{
    // A chunk without bytes would be the last one.
    if (!m_client || frame.isEmpty())
        return;
    if (m_coding == Coding::Plain)
        return m_client->write(frame);
    m_client->write(QByteArray::number(frame.size(), 16).append("\r\n"));
    m_client->write(frame);
    m_client->write("\r\n");
}

qint64 BodyStream::queuedBytes() const
{
    return m_client ? m_client->pendingBytes() : 0;
}

void BodyStream::close(int code, const QByteArray&)
{
    if (!m_client)
        return;
    if (m_coding == Coding::Chunked && code == complete)
        m_client->write("0\r\n\r\n");
    ByteOutput* client = std::exchange(m_client, nullptr);
    // Without chunks, the end of the connection is that of the body.
    if (m_coding == Coding::Plain && code == broken)
        client->abort();
    else
        client->finish();
    QMetaObject::invokeMethod(
        this, [this] { announce(); }, Qt::QueuedConnection);
}

void BodyStream::clientGone()
{
    m_client = nullptr;
    announce();
}

void BodyStream::bytesSent(qint64)
{
    if (m_client && m_client->pendingBytes() == 0)
        Q_EMIT drained();
}

void BodyStream::announce()
{
    if (!std::exchange(m_announced, true))
        Q_EMIT closed();
}

} // namespace footfall
