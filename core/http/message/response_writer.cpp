// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/message/response_writer.h"

#include "core/base/text/ascii.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <array>
#include <charconv>

namespace footfall {

namespace {

/// Status line and the headers of our own.
constexpr qsizetype ownHeadBytes = 192;

std::string_view reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 303:
        return "See Other";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 417:
        return "Expectation Failed";
    case 426:
        return "Upgrade Required";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Unnamed";
    }
}

void append(QByteArray& out, std::string_view text)
{
    out.append(text.data(), static_cast<qsizetype>(text.size()));
}

void appendNumber(QByteArray& out, qint64 number)
{
    std::array<char, 24> digits;
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    out.append(digits.data(), written.ptr - digits.data());
}

bool isOurs(std::string_view name)
{
    return sameText(name, "content-length") || sameText(name, "transfer-encoding") ||
           sameText(name, "connection") || sameText(name, "keep-alive") || sameText(name, "date");
}

/// A 426 names the protocol to change to, and must list that header here.
std::string_view connectionLine(int status, bool close)
{
    if (status == 426)
        return close ? "Connection: Upgrade, close\r\n" : "Connection: Upgrade\r\n";
    return close ? "Connection: close\r\n" : "";
}

bool mayHaveBody(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

qsizetype sizeOf(const QList<HttpHeader>& headers)
{
    qsizetype size = 0;
    for (const HttpHeader& header : headers)
        size += header.name.size() + header.value.size() + 4;
    return size;
}

void appendHeaders(QByteArray& out, const QList<HttpHeader>& headers)
{
    for (const HttpHeader& header : headers) {
        if (!isOurs(viewOf(header.name)))
            out.append(header.name).append(": ").append(header.value).append("\r\n");
    }
}

bool isPassedOn(std::string_view name, bool hasBody)
{
    return !isOurs(name) && !sameText(name, refusedField) &&
           (hasBody || !sameText(name, "content-type"));
}

void appendPassedOn(QByteArray& out, std::string_view fields, bool hasBody)
{
    while (!fields.empty()) {
        const std::string_view line = takeFieldLine(fields);
        if (isPassedOn(nameOfField(line), hasBody))
            append(out, line);
    }
}

void appendLength(QByteArray& out, qsizetype bytes)
{
    append(out, "Content-Length: ");
    appendNumber(out, bytes);
    append(out, "\r\n");
}

} // namespace

const QByteArray& DateLine::at(TimeMs now)
{
    const TimeMs second = floorTo(now, secondMs);
    if (second == m_second)
        return m_line;
    m_second = second;
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(second.sinceEpoch(), QTimeZone::utc());
    m_line = "Date: " + QLocale::c().toString(moment, u"ddd, dd MMM yyyy hh:mm:ss").toLatin1() +
             " GMT\r\n";
    return m_line;
}

void appendAnswer(QByteArray& out, const HttpResponse& response, AnswerFrame frame,
                  const QByteArray& dateLine)
{
    const bool hasBody = mayHaveBody(response.status);
    out.reserve(out.size() + ownHeadBytes + response.contentType.size() + sizeOf(response.headers) +
                response.body.size());
    append(out, "HTTP/1.1 ");
    appendNumber(out, response.status);
    out.append(' ');
    append(out, reasonOf(response.status));
    append(out, "\r\n");
    out.append(dateLine);
    if (hasBody && !response.contentType.isEmpty())
        out.append("Content-Type: ").append(response.contentType).append("\r\n");
    appendHeaders(out, response.headers);
    if (hasBody && !frame.endless)
        appendLength(out, response.body.size());
    if (hasBody && frame.endless && response.chunked)
        append(out, "Transfer-Encoding: chunked\r\n");
    append(out, connectionLine(response.status, frame.close));
    append(out, "\r\n");
    if (hasBody && !frame.headOnly)
        out.append(response.body);
}

void appendAnswer(QByteArray& out, const PrintedAnswer& answer, const QList<HttpHeader>& more,
                  AnswerFrame frame, const QByteArray& dateLine)
{
    const bool hasBody = mayHaveBody(answer.status);
    out.reserve(out.size() + ownHeadBytes + sizeOf(more) + answer.bytes.size());
    append(out, answer.statusLine);
    out.append(dateLine);
    appendPassedOn(out, answer.fields, hasBody);
    appendHeaders(out, more);
    if (hasBody)
        appendLength(out, static_cast<qsizetype>(answer.body.size()));
    append(out, connectionLine(answer.status, frame.close));
    append(out, "\r\n");
    if (hasBody && !frame.headOnly)
        append(out, answer.body);
}

} // namespace footfall
