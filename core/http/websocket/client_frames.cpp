// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/websocket/client_frames.h"

#include "core/base/close_code.h"

#include <QtEndian>

#include <algorithm>
#include <utility>

namespace footfall {

namespace {

enum Opcode : quint8
{
    Continuation = 0,
    Text = 1,
    Binary = 2,
    Close = 8,
    Ping = 9,
    Pong = 10
};

using namespace SocketCloseCode;

constexpr quint8 finalBit = 0x80;
constexpr quint8 reservedBits = 0x70;
constexpr quint8 opcodeBits = 0x0f;
constexpr quint8 maskBit = 0x80;
constexpr quint8 lengthBits = 0x7f;
constexpr quint8 length16 = 126;
constexpr quint8 length64 = 127;
constexpr qsizetype maskBytes = 4;
constexpr qsizetype maxControlBytes = 125;

/// What may stand in a close frame: RFC 6455, section 7.4, and what IANA has registered since.
bool isCloseCode(int code)
{
    const bool isStandard =
        code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006;
    return isStandard || (code >= 3000 && code <= 4999);
}

} // namespace

std::optional<ClientMessage> ClientFrames::next(QByteArrayView& bytes)
{
    Message message;
    while (!message && !m_isOver && (!bytes.isEmpty() || (m_inPayload && m_left == 0)))
        message = m_inPayload ? readPayload(bytes) : readHead(bytes);
    return message;
}

qsizetype ClientFrames::headBytes() const
{
    if (m_headSize < 2)
        return 2;
    const int length = quint8(m_head[1]) & lengthBits;
    return 2 + (length == length16 ? 2 : length == length64 ? 8 : 0) + maskBytes;
}

ClientFrames::Message ClientFrames::readHead(QByteArrayView& bytes)
{
    const qsizetype count = std::min(headBytes() - m_headSize, bytes.size());
    std::copy_n(bytes.begin(), count, m_head.begin() + m_headSize);
    m_headSize = quint8(m_headSize + count);
    bytes = bytes.sliced(count);
    if (m_headSize == 2)
        return checkHead();
    return m_headSize == headBytes() ? checkLength() : std::nullopt;
}

/// What its first two bytes tell.
ClientFrames::Message ClientFrames::checkHead()
{
    const auto first = quint8(m_head[0]);
    const auto second = quint8(m_head[1]);
    m_opcode = first & opcodeBits;
    m_isFinal = first & finalBit;
    if (first & reservedBits)
        return fault(protocolError, "A reserved bit is set");
    if (!(second & maskBit))
        return fault(protocolError, "Frames of a client must be masked");
    if (isControl()) {
        if (m_opcode > Pong)
            return fault(protocolError, "A reserved opcode");
        if (!m_isFinal || (second & lengthBits) > maxControlBytes)
            return fault(protocolError, "A control frame must be whole and short");
        return std::nullopt;
    }
    if (m_opcode == Binary)
        return fault(textOnly, "Text only");
    if (m_opcode > Binary)
        return fault(protocolError, "A reserved opcode");
    if (m_inMessage != (m_opcode == Continuation))
        return fault(protocolError,
                     m_inMessage ? "A message within another one" : "There is nothing to continue");
    return std::nullopt;
}

ClientFrames::Message ClientFrames::checkLength()
{
    const int coded = quint8(m_head[1]) & lengthBits;
    quint64 length = quint64(coded);
    if (coded == length16)
        length = qFromBigEndian<quint16>(&m_head[2]);
    else if (coded == length64)
        length = qFromBigEndian<quint64>(&m_head[2]);
    const bool isPadded =
        (coded == length16 && length < length16) || (coded == length64 && length <= 0xffff);
    if (isPadded || length > quint64(INT64_MAX))
        return fault(protocolError, "The length is not written as it must be");
    if (!isControl() && length > quint64(m_messageBytes - m_text.size()))
        return fault(messageTooBig, "The message is too long");
    m_left = qint64(length);
    m_maskAt = 0;
    m_inPayload = true;
    return std::nullopt;
}

ClientFrames::Message ClientFrames::readPayload(QByteArrayView& bytes)
{
    QByteArray& into = isControl() ? m_control : m_text;
    const qsizetype before = into.size();
    const qsizetype count = std::min<qsizetype>(m_left, bytes.size());
    into.append(bytes.first(count));
    bytes = bytes.sliced(count);
    const char* const mask = m_head.data() + m_headSize - maskBytes;
    char* const added = into.data() + before;
    for (qsizetype i = 0; i < count; ++i, ++m_maskAt)
        added[i] = char(added[i] ^ mask[m_maskAt % maskBytes]);
    m_left -= count;
    if (!isControl() && !m_utf8.add(QByteArrayView(added, count)))
        return fault(wrongText, "The text is not UTF-8");
    return m_left == 0 ? endFrame() : std::nullopt;
}

ClientFrames::Message ClientFrames::endFrame()
{
    m_headSize = 0;
    m_inPayload = false;
    switch (m_opcode) {
    case Ping:
        return ClientMessage{ClientMessage::Kind::Ping, std::exchange(m_control, {})};
    case Pong:
        return ClientMessage{ClientMessage::Kind::Pong, std::exchange(m_control, {})};
    case Close:
        return readClose();
    default:
        break;
    }
    m_inMessage = !m_isFinal;
    if (m_inMessage)
        return std::nullopt;
    if (!m_utf8.isComplete())
        return fault(wrongText, "The text is not UTF-8");
    return ClientMessage{ClientMessage::Kind::Text, std::exchange(m_text, {})};
}

ClientFrames::Message ClientFrames::readClose()
{
    constexpr qsizetype codeBytes = 2;
    const QByteArray payload = std::exchange(m_control, {});
    m_isOver = true;
    if (payload.isEmpty())
        return ClientMessage{ClientMessage::Kind::Close, {}, normal};
    if (payload.size() < codeBytes)
        return fault(protocolError, "Half a close code");
    const int code = qFromBigEndian<quint16>(payload.constData());
    const QByteArray reason = payload.sliced(codeBytes);
    if (!isCloseCode(code))
        return fault(protocolError, "Not a close code");
    if (!reason.isValidUtf8())
        return fault(wrongText, "The reason is not UTF-8");
    return ClientMessage{ClientMessage::Kind::Close, reason, code};
}

ClientFrames::Message ClientFrames::fault(int code, const char* reason)
{
    m_isOver = true;
    m_text = {};
    return ClientMessage{ClientMessage::Kind::Fault, reason, code};
}

} // namespace footfall
