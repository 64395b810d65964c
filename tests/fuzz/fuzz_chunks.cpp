// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Chunked bodies: what is read does not depend on how the bytes come, and comes out again.
#include "core/base/text/ascii.h"
#include "core/http/message/chunked_body.h"
#include "tests/fuzz/fuzz.h"

using namespace footfall;
using namespace footfall::fuzz;
using Status = ChunkedBody::Status;

namespace {

constexpr std::int64_t maxBody = 200;

struct Reading
{
    Status status = Status::NeedMore;
    QByteArray body;
    std::size_t left = 0;
};

Reading read(std::string_view bytes, std::size_t pieceBytes)
{
    ChunkedBody chunks;
    Reading reading;
    inPieces(bytes, pieceBytes, [&](std::string_view piece) {
        if (reading.status == Status::NeedMore)
            reading.status = chunks.feed(piece, reading.body, maxBody);
        reading.left += piece.size();
    });
    must(reading.body.size() <= maxBody, "a body has a bound");
    return reading;
}

QByteArray chunked(const QByteArray& body)
{
    const QByteArray data = body.isEmpty()
                                ? QByteArray()
                                : QByteArray::number(body.size(), 16) + "\r\n" + body + "\r\n";
    return data + "0\r\n\r\n";
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes = textOf(data, size);
    const Reading whole = read(bytes, std::max<std::size_t>(size, 1));
    for (const std::size_t pieceBytes : {1, 5}) {
        const Reading pieces = read(bytes, pieceBytes);
        must(pieces.status == whole.status, "it does not depend on the pieces");
        if (whole.status == Status::Complete)
            must(pieces.body == whole.body && pieces.left == whole.left,
                 "the body does not depend on the pieces");
    }
    const QByteArray again = chunked(whole.body);
    const Reading second = read(viewOf(again), 3);
    must(second.status == Status::Complete && second.body == whole.body, "a body comes out again");
    return 0;
}
