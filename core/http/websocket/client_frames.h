// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text/utf8_check.h"

#include <QByteArray>

#include <array>
#include <optional>

namespace footfall {

/// What a client said over a WebSocket.
struct ClientMessage
{
    enum class Kind
    {
        Text, ///< a whole message, UTF-8
        Ping,
        Pong,
        Close, ///< with `code` and reason; 1000 where the client gave none
        Fault  ///< it must be closed with `code`, and nothing of it be read any more
    };

    Kind kind = Kind::Text;
    /// The text, the payload of a ping or pong, the reason of a close or fault.
    QByteArray payload;
    int code = 0;
};

/// Reads the frames that a client sends (RFC 6455, section 5), in pieces of any size: unmasks and
/// checks them, and puts a message together, wherever its fragments are cut; control frames between
/// those are read at once. Holds at most the unfinished message, and no more than `messageBytes` of
/// it. Pure.
class ClientFrames
{
public:
    /// A longer message is a fault (1009).
    explicit ClientFrames(qint64 messageBytes)
        : m_messageBytes(messageBytes)
    {
    }

    /// Takes from the front of `bytes` up to the end of the next message; nothing: all is taken,
    /// and more is needed. After a close or a fault there is never another one.
    std::optional<ClientMessage> next(QByteArrayView& bytes);

private:
    using Message = std::optional<ClientMessage>;

    Message readHead(QByteArrayView& bytes);
    Message checkHead();
    Message checkLength();
    Message readPayload(QByteArrayView& bytes);
    Message endFrame();
    Message readClose();
    Message fault(int code, const char* reason);
    bool isControl() const { return m_opcode & 0x8; }
    qsizetype headBytes() const;

    static constexpr std::size_t maxHeadBytes = 14;

    const qint64 m_messageBytes;
    std::array<char, maxHeadBytes> m_head;
    quint8 m_headSize = 0; ///< bytes of the head that are here
    quint8 m_opcode = 0;
    bool m_isFinal = false;
    bool m_inPayload = false;
    bool m_inMessage = false; ///< fragments are to follow
    bool m_isOver = false;
    Utf8Check m_utf8;
    qint64 m_left = 0;    ///< of the payload under way
    qint64 m_maskAt = 0;  ///< bytes of it that were read
    QByteArray m_text;    ///< of the message under way
    QByteArray m_control; ///< payload of the control frame under way
};

} // namespace footfall
