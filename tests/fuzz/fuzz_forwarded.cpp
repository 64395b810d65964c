// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What proxies say of a request, a header a line: from a stranger nothing changes, and of what a
// proxy says nothing but addresses, a scheme and a host is taken.
#include "core/base/text/ascii.h"
#include "core/net/access/forwarded.h"
#include "tests/fuzz/fuzz.h"

using namespace footfall;
using namespace footfall::fuzz;

namespace {

HttpRequest requestOf(std::string_view lines)
{
    HttpRequest request;
    while (!lines.empty()) {
        std::string_view value = takeUntil(lines, '\n');
        const std::string_view name = takeUntil(value, ':');
        request.headers.append({bytesOf(name), bytesOf(trimmed(value))});
    }
    return request;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QList<PeerNetwork> trusted{*networkOf("10.0.0.0/8"), *networkOf("fd00::/8")};
    HttpRequest request = requestOf(textOf(data, size));
    request.peer = QHostAddress(QStringLiteral("192.0.2.1"));
    const std::string host(request.header("host"));
    seeBehindProxies(request, trusted);
    must(request.peer == QHostAddress(QStringLiteral("192.0.2.1")) && !request.secure &&
             request.header("host") == host,
         "a stranger is not believed");

    const QHostAddress proxy(QStringLiteral("10.0.0.1"));
    request.peer = proxy;
    const QHostAddress client = clientBehindProxies(request, proxy, trusted);
    must(guesserBehindProxies(request, trusted).keys.size() <= 3, "a key a header");
    seeBehindProxies(request, trusted);
    must(request.peer == client, "both say the same of the client");
    must(!request.peer.isNull(), "there is a client");
    return 0;
}
