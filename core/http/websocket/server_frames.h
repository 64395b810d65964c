// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace footfall {

/// The whole WebSocket frame, unmasked as a server's are (RFC 6455, section 5.2), for one text
/// message. Text that is not UTF-8 has its wrong bytes replaced: browsers close on them.
QByteArray textFrame(const QByteArray& text);
/// The answer to a ping with that payload, of at most 125 bytes.
QByteArray pongFrame(const QByteArray& payload);
QByteArray pingFrame();
/// With a reason of at most 123 bytes of UTF-8.
QByteArray closeFrame(int code, const QByteArray& reason);

/// Encodes a text once, however many sockets it is then sent to in a row. Server thread.
class TextFrameCache
{
public:
    const QByteArray& frame(const QByteArray& text);

private:
    QByteArray m_text; ///< kept, so that its address stays its own
    QByteArray m_frame;
};

} // namespace footfall
