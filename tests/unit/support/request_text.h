// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace footfall {

/// A request as a client writes it; `line` is method and path, each of `headers` ends its line.
inline QByteArray request(const QByteArray& line, const QByteArray& headers = {},
                          const QByteArray& body = {})
{
    return line + " HTTP/1.1\r\nHost: localhost\r\n" + headers +
           (body.isEmpty() ? QByteArray()
                           : "Content-Length: " + QByteArray::number(body.size()) + "\r\n") +
           "\r\n" + body;
}

} // namespace footfall
