// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Requests on one connection: what is read does not depend on how the bytes come, and what was
// read keeps its bounds.
#include "core/base/text/ascii.h"
#include "core/http/message/request_reader.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <vector>

using namespace footfall;
using namespace footfall::fuzz;
using Status = RequestReader::Status;

namespace {

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

void checkPath(const QByteArray& path)
{
    must(path.startsWith('/') || path == "*", "a path begins with /");
    must(std::none_of(path.begin(), path.end(), isControl), "a path has no control characters");
    for (const QByteArray& segment : path.split('/'))
        must(segment != "." && segment != "..", "a path leads nowhere else");
    must(path == "*" || path == "/" || (!path.endsWith('/') && !path.contains("//")),
         "a path has one form");
}

void check(const RequestHead& head, const Limits& limits)
{
    const HttpRequest& request = head.request;
    checkPath(request.path);
    must(request.body.size() <= limits.requestBodyBytes, "a body has a bound");
    must(head.chunked || request.body.size() == head.contentLength, "a body is as long as it says");
    must(!head.chunked || head.contentLength == 0, "one thing says where a body ends");
    must(!request.http11 || !request.header("host").empty(), "a request names its host");
    for (const HttpHeader& header : request.headers) {
        must(isToken(viewOf(header.name)), "the name of a header is a word");
        must(!header.value.contains('\r') && !header.value.contains('\n') &&
                 !header.value.contains('\0'),
             "a header is a line");
    }
}

/// All that becomes of the bytes when they come in pieces of that size.
std::vector<QByteArray> read(std::string_view bytes, std::size_t pieceBytes)
{
    Limits limits;
    limits.requestHeadBytes = 1'000;
    limits.requestBodyBytes = 100;
    RequestReader reader;
    std::vector<QByteArray> all;
    Status status = Status::NeedHead;
    inPieces(bytes, pieceBytes, [&](std::string_view piece) {
        while (!piece.empty() && status != Status::Refused) {
            status = reader.feed(piece, limits);
            if (status == Status::Refused)
                all.push_back(QByteArray::number(reader.refusal().status));
            if (status != Status::Complete)
                continue;
            const RequestHead head = reader.take();
            check(head, limits);
            all.push_back(head.request.method + ' ' + head.request.path + '?' + head.request.query +
                          ' ' + head.request.body);
        }
    });
    all.push_back(QByteArray::number(int(status)));
    return all;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes = textOf(data, size);
    const std::vector<QByteArray> whole = read(bytes, std::max<std::size_t>(size, 1));
    for (const std::size_t pieceBytes : {1, 7})
        must(read(bytes, pieceBytes) == whole, "it does not depend on the pieces");
    return 0;
}
