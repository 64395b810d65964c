// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cookies, a header a line: what is taken for a secret could be one, and ours is found among
// whatever else there is.
#include "core/base/secret.h"
#include "core/base/text/ascii.h"
#include "core/http/message/cookies.h"
#include "tests/fuzz/fuzz.h"

using namespace footfall;
using namespace footfall::fuzz;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    HttpRequest request;
    std::string_view lines = textOf(data, size);
    while (!lines.empty())
        request.headers.append({"Cookie", bytesOf(takeUntil(lines, '\n'))});
    const QByteArray ours(qsizetype(secretBytes), 'x');
    for (const bool secure : {false, true}) {
        request.secure = secure;
        const QByteArrayList before = accessCookies(request, loginCookie);
        for (const QByteArray& value : before)
            must(std::size_t(value.size()) == secretBytes, "a secret has its length");
        const QByteArray set = accessCookie(loginCookie, ours, 1'000, request).value;
        HttpRequest more = request;
        more.headers.append({"cookie", set.first(set.indexOf(';'))});
        must(accessCookies(more, loginCookie) == before + QByteArrayList{ours},
             "what we set is found");
    }
    return 0;
}
