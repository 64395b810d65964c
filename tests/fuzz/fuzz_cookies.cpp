// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cookies, a header a line: what is taken for a secret could be one, and ours is found among
// whatever else there is.
#include "core/base/secret.h"
#include "core/base/text/ascii.h"
#include "core/http/message/credentials.h"
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
        auto expected = credentialsOf(request).logins;
        for (const std::string_view value : expected)
            must(value.size() == secretBytes, "a secret has its length");
        expected.push_back(viewOf(ours));
        const QByteArray set = accessCookie(loginCookie, ours, 1'000, request).value;
        HttpRequest more = request;
        more.headers.append({"cookie", set.first(set.indexOf(';'))});
        must(credentialsOf(more).logins == expected, "what we set is found");
    }
    return 0;
}
