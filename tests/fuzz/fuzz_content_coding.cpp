// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Packed bodies: the first byte says how, what comes out has a bound.
#include "core/http/message/content_coding.h"
#include "tests/fuzz/fuzz.h"

#include <array>

using namespace footfall;
using namespace footfall::fuzz;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::array codings{"", "gzip", "deflate", "x-gzip"};
    constexpr std::int64_t most = 10'000;
    if (size == 0)
        return 0;
    HttpRequest request;
    const char* coding = codings[data[0] % codings.size()];
    if (*coding)
        request.headers.append(HttpHeader{"Content-Encoding", coding});
    request.body = copyOf(data + 1, size - 1);
    const QByteArray packed = request.body;
    const Unpacking done = unpackBody(request, most);
    must(done != Unpacking::Done || request.body.size() <= most || request.body == packed,
         "what comes out has a bound");
    return 0;
}
