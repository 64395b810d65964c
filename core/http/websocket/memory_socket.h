// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/connection/byte_channel.h"

#include <QByteArray>
#include <QHostAddress>
#include <QTcpSocket>

namespace footfall {

/// A QTcpSocket without a descriptor: what Qt's server classes hold in place of a real one. It
/// reads what it is fed and writes straight through to a ByteOutput, keeping nothing back, so that
/// writes of Qt and of ours stay in order. Closing it closes at once and finishes the output. Never
/// blocks: the waitFor functions fail. Server thread.
class MemorySocket final : public QTcpSocket
{
    Q_OBJECT

public:
    /// Unread bytes held when no read buffer size was set.
    static constexpr qint64 defaultReadBufferBytes = 64 * 1024;

    /// Is connected from the start. `output` must live until the socket closes or `hangUp`.
    MemorySocket(ByteOutput& output, const QHostAddress& peer, QObject* parent = nullptr);
    ~MemorySocket() override;

    /// Bytes from the other side; signals readyRead. False when they do not fit beside those that
    /// nobody has read (the rest of them is lost then).
    bool feed(QByteArrayView bytes);
    /// For who reads byte by byte: what is fed is fetched in pieces of 16 KiB, of which one is kept.
    void readAhead();
    /// The output has passed this many bytes on; signals bytesWritten.
    void passedOn(qint64 count);
    /// Lets go of the 16 KiB that QIODevice keeps once somebody has peeked. Everything must be
    /// read.
    void releaseBuffer();
    /// The other side is gone: the output is not touched again; signals disconnected.
    void hangUp();

    qint64 bytesAvailable() const override;
    qint64 bytesToWrite() const override;
    bool canReadLine() const override;
    void close() override;
    void disconnectFromHost() override;
    bool waitForConnected(int msecs) override;
    bool waitForReadyRead(int msecs) override;
    bool waitForBytesWritten(int msecs) override;
    bool waitForDisconnected(int msecs) override;

protected:
    qint64 readData(char* data, qint64 most) override;
    qint64 skipData(qint64 most) override;
    qint64 writeData(const char* data, qint64 size) override;

private:
    void leave();

    ByteOutput* m_output;
    QByteArray m_unread;
    qsizetype m_readUpTo = 0;
};

} // namespace footfall
