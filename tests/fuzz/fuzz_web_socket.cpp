// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of a WebSocket's client: what is read does not depend on how the bytes come, and is what
// may be said.
#include "core/http/websocket/client_frames.h"
#include "tests/fuzz/fuzz.h"

#include <vector>

using namespace footfall;
using namespace footfall::fuzz;
using Kind = ClientMessage::Kind;

namespace {

constexpr qint64 maxMessage = 300;
constexpr qsizetype maxControl = 125;

void check(const ClientMessage& message)
{
    const bool isText = message.kind == Kind::Text;
    must(message.payload.size() <= (isText ? maxMessage : maxControl), "a message has a bound");
    const bool isSaid = isText || message.kind == Kind::Close;
    must(!isSaid || message.payload.isValidUtf8(), "a text is UTF-8");
    const bool hasCode = message.kind == Kind::Close || message.kind == Kind::Fault;
    must(hasCode == (message.code >= 1000), "who closes says why");
}

std::vector<QByteArray> read(std::string_view bytes, std::size_t pieceBytes)
{
    ClientFrames frames(maxMessage);
    std::vector<QByteArray> all;
    bool isOver = false;
    inPieces(bytes, pieceBytes, [&](std::string_view piece) {
        QByteArrayView view(piece.data(), qsizetype(piece.size()));
        while (const std::optional<ClientMessage> message = frames.next(view)) {
            must(!isOver, "nothing follows the end");
            isOver = message->kind == Kind::Close || message->kind == Kind::Fault;
            check(*message);
            all.push_back(QByteArray::number(int(message->kind)) + ' ' +
                          QByteArray::number(message->code) + ' ' + message->payload);
        }
    });
    return all;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes = textOf(data, size);
    const std::vector<QByteArray> whole = read(bytes, std::max<std::size_t>(size, 1));
    for (const std::size_t pieceBytes : {1, 5})
        must(read(bytes, pieceBytes) == whole, "it does not depend on the pieces");
    return 0;
}
