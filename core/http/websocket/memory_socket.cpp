// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/websocket/memory_socket.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace footfall {

namespace {

/// Buffered, QIODevice would hold a second copy of what is fed.
constexpr QIODevice::OpenMode mode = QIODevice::ReadWrite | QIODevice::Unbuffered;

} // namespace

MemorySocket::MemorySocket(ByteOutput& output, const QHostAddress& peer, QObject* parent)
    : QTcpSocket(parent)
    , m_output(&output)
{
    setPeerAddress(peer);
    setSocketState(ConnectedState);
    setOpenMode(mode);
}

MemorySocket::~MemorySocket()
{
    // Else the base class would close it, signalling from a half destroyed object.
    setSocketState(UnconnectedState);
}

bool MemorySocket::feed(QByteArrayView bytes)
{
    const qint64 most = readBufferSize() > 0 ? readBufferSize() : defaultReadBufferBytes;
    while (!bytes.isEmpty() && state() == ConnectedState) {
        const qint64 fits = std::min<qint64>(most - bytesAvailable(), bytes.size());
        if (fits <= 0)
            return false;
        m_unread.append(bytes.first(fits));
        bytes = bytes.sliced(fits);
        Q_EMIT readyRead();
    }
    return true;
}

void MemorySocket::readAhead()
{
    setOpenMode(ReadWrite);
}

void MemorySocket::passedOn(qint64 count)
{
    Q_EMIT bytesWritten(count);
}

void MemorySocket::releaseBuffer()
{
    Q_ASSERT(bytesAvailable() == 0 && !isTransactionStarted());
    if (state() != ConnectedState)
        return;
    const OpenMode before = openMode();
    setOpenMode(NotOpen);
    setOpenMode(before);
}

void MemorySocket::hangUp()
{
    if (state() == UnconnectedState)
        return;
    m_output = nullptr;
    leave();
}

qint64 MemorySocket::bytesAvailable() const
{
    return QIODevice::bytesAvailable() + m_unread.size() - m_readUpTo;
}

qint64 MemorySocket::bytesToWrite() const
{
    return m_output ? m_output->pendingBytes() : 0;
}

bool MemorySocket::canReadLine() const
{
    return QIODevice::canReadLine() || m_unread.indexOf('\n', m_readUpTo) >= 0;
}

void MemorySocket::close()
{
    if (state() == UnconnectedState)
        return;
    ByteOutput* output = std::exchange(m_output, nullptr);
    leave();
    QIODevice::close();
    if (output)
        output->finish();
}

void MemorySocket::disconnectFromHost()
{
    close();
}

bool MemorySocket::waitForConnected(int)
{
    return state() == ConnectedState;
}

bool MemorySocket::waitForReadyRead(int)
{
    return false;
}

bool MemorySocket::waitForBytesWritten(int)
{
    return false;
}

bool MemorySocket::waitForDisconnected(int)
{
    return state() == UnconnectedState;
}

qint64 MemorySocket::readData(char* data, qint64 most)
{
    const qint64 count = std::min<qint64>(most, m_unread.size() - m_readUpTo);
    if (count <= 0)
        return state() == ConnectedState ? 0 : -1;
    std::memcpy(data, m_unread.constData() + m_readUpTo, std::size_t(count));
    m_readUpTo += count;
    if (m_readUpTo == m_unread.size()) {
        m_unread.clear();
        m_readUpTo = 0;
    }
    return count;
}

qint64 MemorySocket::skipData(qint64 most)
{
    return QIODevice::skipData(most);
}

qint64 MemorySocket::writeData(const char* data, qint64 size)
{
    if (!m_output)
        return -1;
    m_output->write(QByteArrayView(data, size));
    return size;
}

/// As with a real socket the device stays open: whoever reads is told by the signal, not by a
/// warning.
void MemorySocket::leave()
{
    m_unread.clear();
    m_readUpTo = 0;
    setSocketState(UnconnectedState);
    Q_EMIT stateChanged(UnconnectedState);
    Q_EMIT disconnected();
}

} // namespace footfall
