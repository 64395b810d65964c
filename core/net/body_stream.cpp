// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/body_stream.h"

#include <utility>

namespace footfall {

BodyStream::BodyStream(ByteOutput& client)
    : m_client(&client)
{
}

void BodyStream::send(const QByteArray& frame)
{
    if (m_client)
        m_client->write(frame);
}

qint64 BodyStream::queuedBytes() const
{
    return m_client ? m_client->pendingBytes() : 0;
}

void BodyStream::close(int, const QByteArray&)
{
    if (!m_client)
        return;
    std::exchange(m_client, nullptr)->finish();
    QMetaObject::invokeMethod(
        this, [this] { announce(); }, Qt::QueuedConnection);
}

void BodyStream::clientGone()
{
    m_client = nullptr;
    announce();
}

void BodyStream::announce()
{
    if (!std::exchange(m_announced, true))
        Q_EMIT closed();
}

} // namespace footfall
