// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/message/request_parser.h"

#include "core/base/text/ascii.h"
#include "core/http/message/request_target.h"

#include <algorithm>
#include <charconv>

namespace footfall {

namespace {

constexpr std::size_t methodBytes = 24;
/// More digits than any body has, fewer than overflow.
constexpr std::size_t lengthDigits = 15;

/// Status 0: nothing to refuse.
const Refusal fine;

Refusal bad(const char* message)
{
    return {400, message};
}

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isValueChar(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte != 0x7f) || c == '\t';
}

bool isHostChar(char c)
{
    return isToken({&c, 1}) || c == ':' || c == '[' || c == ']';
}

struct HeadScan
{
    HeadParse::Status status = HeadParse::Status::NeedMore;
    std::size_t begin = 0; ///< of the request line
    std::size_t end = 0;   ///< behind the empty line
    Refusal refusal;
};

HeadScan refusedScan(int status, const char* message)
{
    return {HeadParse::Status::Refused, 0, 0, {status, message}};
}

/// Finds the end of the head by its lines alone, without copying: a head that comes in drops is
/// looked at many times, but read only once.
HeadScan scanHead(std::string_view bytes, std::size_t headBytes)
{
    HeadScan scan;
    // An empty line before the request is forgiven once: old clients send it after a body.
    scan.begin = bytes.starts_with("\r\n") ? 2 : 0;
    const bool mayBeEmptyLine = bytes == "\r";
    if (bytes.size() > scan.begin && !mayBeEmptyLine && !isUpper(bytes[scan.begin]))
        return refusedScan(400, "This is not an HTTP request");
    std::size_t at = scan.begin;
    for (std::size_t lines = 0;; ++lines) {
        const std::size_t feed = bytes.find('\n', at);
        const std::size_t seen = std::min(feed, bytes.size());
        if (lines == 0 && (seen - at > requestLineBytes || seen >= headBytes))
            return refusedScan(414, "The request line is too long");
        if (seen >= headBytes || lines > headerLines + 1)
            return refusedScan(431, "The request head is too large");
        if (feed == std::string_view::npos)
            return scan;
        if (feed == at || bytes[feed - 1] != '\r')
            return refusedScan(400, "Lines must end with CR and LF");
        if (feed == at + 1)
            break;
        at = feed + 1;
    }
    scan.status = HeadParse::Status::Complete;
    scan.end = at + 2;
    return scan;
}

Refusal readVersion(std::string_view version, HttpRequest& request)
{
    if (version.size() != 8 || !version.starts_with("HTTP/") || !isDigit(version[5]) ||
        version[6] != '.' || !isDigit(version[7]))
        return bad("The request line is malformed");
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return {505, "Only HTTP/1.1 and HTTP/1.0 are spoken here"};
    request.http11 = version.back() == '1';
    return fine;
}

Refusal readRequestLine(std::string_view line, RequestHead& head)
{
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last)
        return bad("The request line is malformed");
    const std::string_view method = line.substr(0, first);
    if (method.size() > methodBytes || !std::all_of(method.begin(), method.end(), isUpper))
        return bad("The method must be a word in upper case");
    head.request.method = bytesOf(method);
    if (Refusal refusal = readVersion(line.substr(last + 1), head.request); refusal.status)
        return refusal;
    return readTarget(line.substr(first + 1, last - first - 1), head);
}

Refusal readHeaderLine(std::string_view line, QList<HttpHeader>& headers)
{
    if (line.front() == ' ' || line.front() == '\t')
        return bad("Folded header lines are not accepted");
    const std::size_t colon = line.find(':');
    const std::string_view name = line.substr(0, colon);
    if (colon == std::string_view::npos || !isToken(name))
        return bad("Malformed header line");
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (!std::all_of(value.begin(), value.end(), isValueChar))
        return bad("Control character in a header");
    headers.append({bytesOf(name), bytesOf(value)});
    return fine;
}

Refusal readLines(std::string_view lines, RequestHead& head)
{
    const std::string_view requestLine = lines.substr(0, lines.find("\r\n"));
    if (Refusal refusal = readRequestLine(requestLine, head); refusal.status)
        return refusal;
    lines.remove_prefix(requestLine.size() + 2);
    while (!lines.starts_with("\r\n")) {
        const std::string_view line = lines.substr(0, lines.find("\r\n"));
        if (Refusal refusal = readHeaderLine(line, head.request.headers); refusal.status)
            return refusal;
        lines.remove_prefix(line.size() + 2);
    }
    return fine;
}

/// What decides where this request ends and the next begins, gathered from all header lines.
struct Framing
{
    int hosts = 0;
    int lengths = 0;
    int codings = 0;
    int origins = 0;
    bool close = false;
    std::string_view host;
    std::string_view length;
    std::string_view coding;
    std::string_view origin;
    std::string_view expectation;

    explicit Framing(const HttpRequest& request)
    {
        for (const HttpHeader& header : request.headers)
            take(viewOf(header.name), viewOf(header.value));
    }
    void take(std::string_view name, std::string_view value)
    {
        switch (name.size()) {
        case 4:
            note(name, "host", value, host, hosts);
            break;
        case 6:
            expect(name, value);
            note(name, "origin", value, origin, origins);
            break;
        case 10:
            close = close || (sameText(name, "connection") && hasToken(value, "close"));
            break;
        case 14:
            note(name, "content-length", value, length, lengths);
            break;
        case 17:
            note(name, "transfer-encoding", value, coding, codings);
            break;
        default:
            break;
        }
    }
    static void note(std::string_view name, std::string_view wanted, std::string_view value,
                     std::string_view& into, int& count)
    {
        if (!sameText(name, wanted))
            return;
        into = value;
        ++count;
    }
    void expect(std::string_view name, std::string_view value)
    {
        if (sameText(name, "expect"))
            expectation = value;
    }
};

Refusal checkHost(const Framing& framing, const HttpRequest& request)
{
    if (framing.hosts > 1)
        return bad("More than one Host");
    if (request.http11 && framing.host.empty())
        return bad("The Host is missing");
    if (!std::all_of(framing.host.begin(), framing.host.end(), isHostChar))
        return bad("Malformed Host");
    return fine;
}

/// Who may do what goes by the origin: of two, another server may have gone by the other.
Refusal checkOrigin(const Framing& framing)
{
    return framing.origins > 1 ? bad("More than one Origin") : fine;
}

Refusal readLength(const Framing& framing, RequestHead& head)
{
    if (framing.lengths == 0)
        return fine;
    const std::string_view digits = framing.length;
    if (framing.lengths > 1 || digits.empty() ||
        !std::all_of(digits.begin(), digits.end(), isDigit))
        return bad("Content-Length must be one whole number");
    if (digits.size() > lengthDigits)
        return {413, "The request body is too large"};
    std::from_chars(digits.data(), digits.data() + digits.size(), head.contentLength);
    return fine;
}

Refusal readCoding(const Framing& framing, RequestHead& head)
{
    if (framing.codings == 0)
        return fine;
    if (framing.lengths > 0)
        return bad("Transfer-Encoding and Content-Length exclude each other");
    if (!head.request.http11)
        return bad("HTTP/1.0 has no Transfer-Encoding");
    if (framing.codings > 1 || !sameText(framing.coding, "chunked"))
        return {501, "The only transfer coding known here is chunked"};
    head.chunked = true;
    return fine;
}

Refusal readExpectation(const Framing& framing, RequestHead& head)
{
    if (framing.expectation.empty() || !head.request.http11)
        return fine;
    if (!sameText(framing.expectation, "100-continue"))
        return {417, "The only expectation known here is 100-continue"};
    head.expectsContinue = head.chunked || head.contentLength > 0;
    return fine;
}

Refusal readFraming(RequestHead& head)
{
    const Framing framing(head.request);
    head.keepAlive = head.request.http11 && !framing.close;
    if (Refusal refusal = checkHost(framing, head.request); refusal.status)
        return refusal;
    if (Refusal refusal = checkAuthority(head, framing.host); refusal.status)
        return refusal;
    if (Refusal refusal = checkOrigin(framing); refusal.status)
        return refusal;
    if (Refusal refusal = readCoding(framing, head); refusal.status)
        return refusal;
    if (Refusal refusal = readLength(framing, head); refusal.status)
        return refusal;
    return readExpectation(framing, head);
}

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

} // namespace

HeadParse parseHead(std::string_view bytes, std::size_t headBytes)
{
    HeadParse parse;
    HeadScan scan = scanHead(bytes, headBytes);
    parse.status = scan.status;
    parse.refusal = std::move(scan.refusal);
    if (scan.status != HeadParse::Status::Complete)
        return parse;
    parse.consumed = scan.end;
    parse.refusal = readLines(bytes.substr(scan.begin, scan.end - scan.begin), parse.head);
    if (!parse.refusal.status)
        parse.refusal = readFraming(parse.head);
    if (parse.refusal.status)
        parse.status = HeadParse::Status::Refused;
    return parse;
}

Result<QByteArray> normalisedPath(std::string_view raw)
{
    const std::optional<QByteArray> decoded = percentDecoded(raw);
    if (!decoded)
        return Error{"Broken percent-encoding in the path"};
    if (std::any_of(decoded->begin(), decoded->end(), isControl))
        return Error{"Control character in the path"};
    QByteArray path;
    path.reserve(decoded->size());
    for (std::string_view rest = viewOf(*decoded); !rest.empty();) {
        const std::string_view segment = takeUntil(rest, '/');
        if (segment == "." || segment == "..")
            return Error{"The path must not contain the segments . and .."};
        if (!segment.empty())
            path.append('/').append(segment.data(), static_cast<qsizetype>(segment.size()));
    }
    return path.isEmpty() ? QByteArrayLiteral("/") : path;
}

} // namespace footfall
