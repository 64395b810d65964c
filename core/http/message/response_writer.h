// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/http/message/http_message.h"
#include "core/http/message/printed_answer.h"

#include <QByteArray>

namespace footfall {

/// "Date: Thu, 15 Jan 2026 12:00:00 GMT\r\n", made once a second.
class DateLine
{
public:
    const QByteArray& at(TimeMs now);

private:
    TimeMs m_second{-1};
    QByteArray m_line;
};

/// How an answer goes onto the wire, decided by the request.
struct AnswerFrame
{
    bool headOnly = false; ///< the request was a HEAD: the length of a body, but no body
    bool close = false;    ///< the connection is closed behind it
    bool endless = false;  ///< its body goes on until then: it has no length
};

/// Appends the whole answer to `out`. Length and connection headers are ours: the response's own
/// are left out.
void appendAnswer(QByteArray& out, const HttpResponse& response, AnswerFrame frame,
                  const QByteArray& dateLine);
/// Passes an answer on as it is, and `more` with it, but for what is ours here, too: length and
/// connection, the date, and fields that are meant for the front alone.
void appendAnswer(QByteArray& out, const PrintedAnswer& answer, const QList<HttpHeader>& more,
                  AnswerFrame frame, const QByteArray& dateLine);

} // namespace footfall
