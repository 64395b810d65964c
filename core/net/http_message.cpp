// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http_message.h"

#include "core/base/json_writer.h"
#include "core/net/ascii.h"

#include <algorithm>

namespace footfall {

namespace {

/// A name or value of a query. A broken escape is left as it was sent.
QByteArray queryDecoded(std::string_view text)
{
    QByteArray spaced = bytesOf(text);
    spaced.replace('+', ' ');
    return percentDecoded(viewOf(spaced)).value_or(spaced);
}

} // namespace

QByteArray HttpRequest::header(std::string_view name) const
{
    for (const HttpHeader& header : headers) {
        if (sameText(viewOf(header.name), name))
            return header.value;
    }
    return {};
}

QByteArray HttpRequest::queryValue(std::string_view name) const
{
    std::string_view rest = viewOf(query);
    while (!rest.empty()) {
        std::string_view value = takeUntil(rest, '&');
        const std::string_view key = takeUntil(value, '=');
        if (key == name || viewOf(queryDecoded(key)) == name)
            return queryDecoded(value);
    }
    return {};
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

struct Responder::Once
{
    explicit Once(Answer a)
        : answer(std::move(a))
    {
    }
    ~Once()
    {
        if (answer)
            answer(HttpResponse::error(500, "The request was not answered"));
    }
    Q_DISABLE_COPY_MOVE(Once)

    Answer answer;
};

Responder::Responder(Answer answer)
    : m_once(std::make_shared<Once>(std::move(answer)))
{
}

void Responder::respond(HttpResponse response) const
{
    if (const Answer answer = std::exchange(m_once->answer, nullptr))
        answer(std::move(response));
}

} // namespace footfall
