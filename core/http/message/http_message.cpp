// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/message/http_message.h"

#include "core/base/json/json_writer.h"
#include "core/base/text/ascii.h"

#include <QPointer>

#include <algorithm>

namespace footfall {

namespace {

/// The next value of that name in the rest of a query, decoded.
std::optional<QByteArray> nextInQuery(std::string_view& rest, std::string_view name)
{
    while (!rest.empty()) {
        std::string_view value = takeUntil(rest, '&');
        const std::string_view key = takeUntil(value, '=');
        if (key == name || viewOf(formDecoded(key)) == name)
            return formDecoded(value);
    }
    return std::nullopt;
}

/// The first value of that name in a query, decoded.
std::optional<QByteArray> findInQuery(const QByteArray& query, std::string_view name)
{
    std::string_view rest = viewOf(query);
    return nextInQuery(rest, name);
}

/// Answers by a function.
class PlainTarget final : public AnswerTarget
{
public:
    explicit PlainTarget(Responder::Answer answer)
        : m_answer(std::move(answer))
    {
    }

    void answer(HttpResponse response) override { m_answer(std::move(response)); }
    StreamPeer* stream(const HttpResponse&) override
    {
        m_answer(HttpResponse::error(500, "Streams are not possible here"));
        return nullptr;
    }
    void watch(std::function<void()>) override {}

private:
    const Responder::Answer m_answer;
};

} // namespace

bool HttpHeader::is(std::string_view wanted) const
{
    return sameText(viewOf(name), wanted);
}

std::string_view HttpRequest::header(std::string_view name) const&
{
    for (const HttpHeader& header : headers) {
        if (header.is(name))
            return viewOf(header.value);
    }
    return {};
}

std::vector<std::string_view> HttpRequest::headersOf(std::string_view name) const&
{
    std::vector<std::string_view> values;
    for (const HttpHeader& header : headers) {
        if (header.is(name))
            values.push_back(viewOf(header.value));
    }
    return values;
}

QByteArray HttpRequest::queryValue(std::string_view name) const
{
    return findInQuery(query, name).value_or(QByteArray());
}

QList<QByteArray> HttpRequest::queryValues(std::string_view name) const
{
    QList<QByteArray> values;
    std::string_view rest = viewOf(query);
    while (const auto value = nextInQuery(rest, name))
        values.append(*value);
    return values;
}

bool HttpRequest::hasQueryValue(std::string_view name) const
{
    return findInQuery(query, name).has_value();
}

QByteArray HttpRequest::formValue(std::string_view name) const
{
    return findInQuery(body, name).value_or(QByteArray());
}

HttpResponse HttpResponse::json(int status, const QByteArray& body)
{
    HttpResponse response;
    response.status = status;
    response.body = body;
    return response;
}

HttpResponse HttpResponse::error(int status, std::string_view message)
{
    JsonWriter writer;
    writer.beginObject().key("error").text(message).endObject();
    return json(status, QByteArray::fromStdString(writer.str()));
}

HttpResponse HttpResponse::seeOther(const QByteArray& path)
{
    HttpResponse response;
    response.status = 303;
    response.contentType.clear();
    response.headers = {{"Location", path}, {"Cache-Control", "no-store"}};
    return response;
}

struct Responder::Once
{
    explicit Once(std::unique_ptr<AnswerTarget> t)
        : target(std::move(t))
    {
    }
    ~Once()
    {
        if (target)
            target->answer(HttpResponse::error(500, "The request was not answered"));
    }
    Q_DISABLE_COPY_MOVE(Once)

    std::unique_ptr<AnswerTarget> target;
};

Responder::Responder(Answer answer)
    : Responder(std::make_unique<PlainTarget>(std::move(answer)))
{
}

Responder::Responder(std::unique_ptr<AnswerTarget> target)
    : m_once(std::make_shared<Once>(std::move(target)))
{
}

void Responder::respond(HttpResponse response) const
{
    if (const auto target = std::exchange(m_once->target, nullptr))
        target->answer(std::move(response));
}

StreamPeer* Responder::stream(const HttpResponse& head) const
{
    const auto target = std::exchange(m_once->target, nullptr);
    return target ? target->stream(head) : nullptr;
}

void Responder::whenClientLeaves(const QObject* context, std::function<void()> left) const
{
    if (!m_once->target)
        return;
    m_once->target->watch([guard = QPointer(context), left = std::move(left)] {
        if (guard)
            left();
    });
}

} // namespace footfall
