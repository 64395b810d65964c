// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace footfall {

/// A client's side of a WebSocket, made of bytes: what it would send, and what it makes of what
/// came.
namespace client_side {

enum Opcode
{
    Continuation = 0,
    Text = 1,
    Binary = 2,
    Close = 8,
    Ping = 9,
    Pong = 10
};

struct Frame
{
    int opcode = 0;
    QByteArray payload;
    bool operator==(const Frame&) const = default;
};

/// A masked frame as clients send it.
inline QByteArray frame(int opcode, const QByteArray& payload, bool final = true)
{
    QByteArray out;
    out.append(char((final ? 0x80 : 0) | opcode));
    const qsizetype size = payload.size();
    if (size < 126) {
        out.append(char(0x80 | size));
    } else if (size <= 0xffff) {
        out.append(char(0x80 | 126)).append(char(size >> 8)).append(char(size));
    } else {
        out.append(char(0x80 | 127));
        for (int shift = 56; shift >= 0; shift -= 8)
            out.append(char(size >> shift));
    }
    const QByteArray mask("\x12\x34\x56\x78", 4);
    out.append(mask);
    for (qsizetype i = 0; i < size; ++i)
        out.append(char(payload[i] ^ mask[i % 4]));
    return out;
}

inline QByteArray closePayload(int code, const QByteArray& reason = {})
{
    return QByteArray().append(char(code >> 8)).append(char(code)).append(reason);
}

/// Takes the first whole, unmasked frame off `bytes`.
inline std::optional<Frame> takeFrame(QByteArray& bytes)
{
    const auto byteAt = [&bytes](qsizetype i) { return quint64(quint8(bytes[i])); };
    if (bytes.size() < 2)
        return std::nullopt;
    quint64 length = byteAt(1);
    qsizetype head = 2;
    const qsizetype lengthBytes = length == 126 ? 2 : length == 127 ? 8 : 0;
    if (bytes.size() < head + lengthBytes)
        return std::nullopt;
    if (lengthBytes > 0)
        length = 0;
    for (qsizetype i = 0; i < lengthBytes; ++i)
        length = length << 8 | byteAt(head++);
    if (quint64(bytes.size() - head) < length)
        return std::nullopt;
    Frame frame{int(byteAt(0) & 0x0f), bytes.mid(head, qsizetype(length))};
    bytes.remove(0, head + qsizetype(length));
    return frame;
}

inline QList<Frame> takeFrames(QByteArray& bytes)
{
    QList<Frame> frames;
    while (std::optional<Frame> frame = takeFrame(bytes))
        frames.append(*frame);
    return frames;
}

} // namespace client_side
} // namespace footfall
