// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/qt/handed_request.h"

#include "core/base/text/ascii.h"
#include "core/http/qt/qt_compat.h"

#include <QUrl>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace footfall {

namespace {

using Method = QHttpServerRequest::Method;

// Qt reads 100 fields of 8 KiB, 256 KiB in all, and 6.4 to 6.9 cannot be told otherwise.
/// Of a client, so that there is room for those of the front.
constexpr int maxFields = 90;
constexpr qsizetype maxFieldBytes = 8 * 1024; ///< with what ends its line
constexpr qsizetype maxHeadBytes = 256 * 1024;

constexpr qsizetype usualHeadBytes = 1024;

constexpr std::string_view ownPrefix = "X-Footfall-";
constexpr std::string_view hostField = "X-Footfall-Host";
constexpr std::string_view peerField = "X-Footfall-Peer";
constexpr std::string_view accessField = "X-Footfall-Access";
constexpr std::string_view grantField = "X-Footfall-Grant";
constexpr std::string_view secureField = "X-Footfall-Secure";
constexpr std::string_view headField = "X-Footfall-Head";

/// Of this hop, or written anew for the next one.
constexpr std::array<std::string_view, 10> hopFields{
    "connection", "content-length",   "expect", "host",
    "keep-alive", "proxy-connection", "te",     "trailer",
    "upgrade",    "transfer-encoding"};

constexpr std::array<std::pair<std::string_view, Method>, 6> methods{{
    {"GET", Method::Get},
    {"POST", Method::Post},
    {"PUT", Method::Put},
    {"DELETE", Method::Delete},
    {"PATCH", Method::Patch},
    {"OPTIONS", Method::Options},
}};

constexpr std::array<std::pair<std::string_view, Access>, 3> accesses{{
    {"none", Access::None},
    {"reader", Access::Reader},
    {"operator", Access::Operator},
}};

bool isOwn(std::string_view name)
{
    return sameText(name.substr(0, ownPrefix.size()), ownPrefix);
}

bool isHandedOn(std::string_view name)
{
    return !isOwn(name) && std::none_of(hopFields.begin(), hopFields.end(),
                                        [&](std::string_view hop) { return sameText(name, hop); });
}

void appendText(QByteArray& out, std::string_view text)
{
    out.append(text.data(), static_cast<qsizetype>(text.size()));
}

/// A name or value with a broken escape means what stands there.
void appendMended(QByteArray& out, std::string_view text)
{
    if (percentDecoded(text))
        appendText(out, text);
    else
        out.append(bytesOf(text).replace('%', "%25"));
}

/// The query without broken escapes: where one is broken, QUrl takes none of them for an escape.
QByteArray mendedQuery(const QByteArray& query)
{
    if (percentDecoded(viewOf(query)))
        return query;
    QByteArray mended;
    for (std::string_view rest = viewOf(query); !rest.empty();) {
        std::string_view value = takeUntil(rest, '&');
        appendMended(mended, takeUntil(value, '='));
        mended.append('=');
        appendMended(mended, value);
        mended.append('&');
    }
    return mended;
}

/// Whether it fits.
bool addField(QByteArray& head, std::string_view name, std::string_view value)
{
    const qsizetype before = head.size();
    appendText(head, name);
    appendText(head, ": ");
    appendText(head, value);
    appendText(head, "\r\n");
    return head.size() - before <= maxFieldBytes;
}

/// Whether they fit: of these, only the host is as long as the client likes.
bool addOwnFields(QByteArray& head, const HttpRequest& request)
{
    // The real name may be none that QUrl takes.
    addField(head, "Host", "footfall");
    const std::string_view host = request.header("host");
    const bool fits = host.empty() || addField(head, hostField, host);
    addField(head, peerField, viewOf(request.peer.toString().toLatin1()));
    for (const auto& [name, access] : accesses) {
        if (access == request.caller.access)
            addField(head, accessField, name);
    }
    if (request.caller.grant != 0)
        addField(head, grantField, viewOf(QByteArray::number(request.caller.grant)));
    if (request.secure)
        addField(head, secureField, "yes");
    if (request.isHead)
        addField(head, headField, "yes");
    if (!request.body.isEmpty())
        addField(head, "Content-Length", viewOf(QByteArray::number(request.body.size())));
    return fits;
}

/// Whether all of them fit.
bool addFieldsOfClient(QByteArray& head, const QList<HttpHeader>& headers)
{
    int count = 0;
    for (const HttpHeader& header : headers) {
        if (!isHandedOn(viewOf(header.name)))
            continue;
        if (++count > maxFields || !addField(head, viewOf(header.name), viewOf(header.value)))
            return false;
    }
    return true;
}

/// Takes one of the front's fields.
void take(HttpRequest& request, const HttpHeader& own)
{
    const std::string_view name = viewOf(own.name);
    if (sameText(name, hostField)) {
        request.headers.append({QByteArrayLiteral("Host"), own.value});
    } else if (sameText(name, peerField)) {
        request.peer = QHostAddress(QString::fromLatin1(own.value));
    } else if (sameText(name, accessField)) {
        for (const auto& [text, access] : accesses) {
            if (viewOf(own.value) == text)
                request.caller.access = access;
        }
    } else if (sameText(name, grantField)) {
        request.caller.grant = own.value.toULongLong();
    } else if (sameText(name, secureField)) {
        request.secure = true;
    } else if (sameText(name, headField)) {
        request.isHead = true;
    }
}

} // namespace

std::optional<QByteArray> printHandedHead(const HttpRequest& request)
{
    QByteArray head;
    head.reserve(usualHeadBytes);
    head.append(request.method).append(' ').append(request.path.toPercentEncoding("/"));
    if (!request.query.isEmpty())
        head.append('?').append(mendedQuery(request.query));
    head.append(" HTTP/1.1\r\n");
    const bool fits = addOwnFields(head, request) && addFieldsOfClient(head, request.headers);
    head.append("\r\n");
    return fits && head.size() <= maxHeadBytes ? std::optional(head) : std::nullopt;
}

std::optional<HttpRequest> readHandedRequest(const QHttpServerRequest& asked)
{
    HttpRequest request;
    for (const auto& [name, method] : methods) {
        if (method == asked.method())
            request.method = bytesOf(name);
    }
    const QUrl url = asked.url();
    const QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    request.path = percentDecoded(viewOf(path)).value_or(path);
    request.query = url.query(QUrl::FullyEncoded).toLatin1();
    request.body = asked.body();
    compat::forEachHeader(asked, [&](const HttpHeader& header) {
        if (isOwn(viewOf(header.name)))
            take(request, header);
        else if (isHandedOn(viewOf(header.name)))
            request.headers.append(header);
    });
    return request.peer.isNull() ? std::nullopt : std::optional(request);
}

QHttpServerRequest::Method methodOf(const QByteArray& name)
{
    const auto* const found = std::find_if(methods.begin(), methods.end(), [&](const auto& method) {
        return method.first == viewOf(name);
    });
    return found == methods.end() ? Method::Unknown : found->second;
}

} // namespace footfall
