// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/websocket/server_frames.h"

#include <QString>
#include <QtEndian>

namespace footfall {

namespace {

constexpr char finalText = char(0x81);
constexpr char finalClose = char(0x88);
constexpr char finalPing = char(0x89);
constexpr char finalPong = char(0x8a);
constexpr char follow16Bits = 126;
constexpr char follow64Bits = 127;

template <typename Integer>
void appendBigEndian(QByteArray& out, Integer value)
{
    const Integer bigEndian = qToBigEndian(value);
    out.append(reinterpret_cast<const char*>(&bigEndian), sizeof bigEndian);
}

void appendLength(QByteArray& out, qsizetype size)
{
    if (size < follow16Bits) {
        out.append(char(size));
    } else if (size <= 0xffff) {
        out.append(follow16Bits);
        appendBigEndian(out, quint16(size));
    } else {
        out.append(follow64Bits);
        appendBigEndian(out, quint64(size));
    }
}

} // namespace

QByteArray textFrame(const QByteArray& text)
{
    const QByteArray utf8 = text.isValidUtf8() ? text : QString::fromUtf8(text).toUtf8();
    constexpr qsizetype maxHeadBytes = 10;
    QByteArray frame;
    frame.reserve(maxHeadBytes + utf8.size());
    frame.append(finalText);
    appendLength(frame, utf8.size());
    return frame.append(utf8);
}

QByteArray pongFrame(const QByteArray& payload)
{
    QByteArray frame(1, finalPong);
    appendLength(frame, payload.size());
    return frame.append(payload);
}

QByteArray pingFrame()
{
    QByteArray frame(1, finalPing);
    appendLength(frame, 0);
    return frame;
}

QByteArray closeFrame(int code, const QByteArray& reason)
{
    QByteArray frame(1, finalClose);
    appendLength(frame, qsizetype(sizeof(quint16)) + reason.size());
    appendBigEndian(frame, quint16(code));
    return frame.append(reason);
}

const QByteArray& TextFrameCache::frame(const QByteArray& text)
{
    if (m_frame.isEmpty() || text.constData() != m_text.constData() ||
        text.size() != m_text.size()) {
        m_text = text;
        m_frame = textFrame(text);
    }
    return m_frame;
}

} // namespace footfall
