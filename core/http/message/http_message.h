// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/refusals.h"
#include "core/base/time/time_units.h"

#include <QByteArray>
#include <QHostAddress>
#include <QList>

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

class QObject;

namespace footfall {

class StreamPeer;

struct HttpHeader
{
    QByteArray name;
    QByteArray value;

    /// Whether it has this name, in any case.
    bool is(std::string_view wanted) const;
};

/// What a caller may do on the operator plane (core/protocol/README.md, "Two planes").
enum class Access
{
    None,    ///< no credential, a wrong one, or from a foreign origin
    Reader,  ///< a share link: sees what operators see, changes nothing
    Operator ///< a token, a login, or a direct loopback peer
};

/// Who asks, and what they may.
struct Caller
{
    Access access = Access::None;
    /// The login or the share link that `access` comes from, which can be revoked; 0: none.
    quint64 grant = 0;
    /// What was shown was not looked at, since its address has tried too often: how long that goes
    /// on.
    DurationMs wait = 0;
    /// A page of an origin that has nothing to do with us.
    bool isForeign = false;

    bool seesVisitors() const { return access != Access::None; }
    bool mayChange() const { return access == Access::Operator; }
};

/// A request that the front has checked and completed.
struct HttpRequest
{
    QByteArray method; ///< upper case; HEAD arrives at handlers as GET
    QByteArray path;   ///< normalised and decoded once (core/protocol/README.md, "Paths")
    QByteArray query;  ///< without '?', still percent-encoded
    QList<HttpHeader> headers;
    QByteArray body;
    QHostAddress peer;
    bool http11 = true;
    /// It was a HEAD: the body of the answer is not sent.
    bool isHead = false;
    Caller caller;
    /// The client speaks TLS, with us or with the trusted proxy before us.
    bool secure = false;

    /// The first header of that name, in any case; empty when there is none. It lives as
    /// long as the headers.
    std::string_view header(std::string_view name) const&;
    std::string_view header(std::string_view name) const&& = delete;
    /// All of that name, in the order in which they were sent.
    std::vector<std::string_view> headersOf(std::string_view name) const&;
    std::vector<std::string_view> headersOf(std::string_view name) const&& = delete;
    /// The first value of that name in the query, decoded ('+' is a space); empty when absent.
    QByteArray queryValue(std::string_view name) const;
    /// All of that name, in their order.
    QList<QByteArray> queryValues(std::string_view name) const;
    /// Whether the query has that name, be it with an empty value.
    bool hasQueryValue(std::string_view name) const;
    /// The same, of a body that a form has sent.
    QByteArray formValue(std::string_view name) const;
};

struct HttpResponse
{
    int status = 200;
    QByteArray contentType = QByteArrayLiteral("application/json; charset=utf-8");
    QByteArray body;
    QList<HttpHeader> headers;
    /// Of a stream, and for HTTP/1.1 only: the client can tell its end from a break.
    bool chunked = false;
    /// What it refuses, where its status does not tell.
    RefusalCounts refused = {};
    /// It answers events, the stages of which are measured (core/base/time/stages.h).
    bool isMeasured = false;

    static HttpResponse json(int status, const QByteArray& body);
    /// {"error": message} as JSON.
    static HttpResponse error(int status, std::string_view message);
    /// 303: the answer is at this path.
    static HttpResponse seeOther(const QByteArray& path);
};

/// Where the answer to one request goes, as a responder needs it. Server thread.
class AnswerTarget
{
public:
    virtual ~AnswerTarget() = default;
    virtual void answer(HttpResponse response) = 0;
    virtual StreamPeer* stream(const HttpResponse& head) = 0;
    /// `left` is to be called once, when the client leaves unanswered.
    virtual void watch(std::function<void()> left) = 0;
};

/// Answers one request, once, now or later. Copies share the one answer; when the client has gone,
/// or an answer was given already, answering does nothing. Dropping the last copy unanswered
/// answers 500. Server thread.
class Responder
{
public:
    using Answer = std::function<void(HttpResponse)>;

    /// For answers that are given whole and need no notice.
    explicit Responder(Answer answer);
    explicit Responder(std::unique_ptr<AnswerTarget> target);

    void respond(HttpResponse response) const;
    /// Answers with this head and a body that goes on until either side closes. Null when nobody is
    /// there to stream to: the client has gone, was answered, or asked by HEAD and has got the
    /// head.
    StreamPeer* stream(const HttpResponse& head) const;
    /// Calls `left` if the client leaves before it was answered: at once, but not from within a
    /// call to this object, and only as long as `context` lives. Whoever calls this takes a client
    /// that has ended its side for one that has left.
    void whenClientLeaves(const QObject* context, std::function<void()> left) const;

private:
    struct Once;
    std::shared_ptr<Once> m_once;
};

} // namespace footfall
