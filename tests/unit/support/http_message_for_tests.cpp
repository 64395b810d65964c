// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_writer.h"
#include "core/net/http_message.h"

#include <utility>

namespace footfall {

QByteArray HttpRequest::header(std::string_view name) const
{
    for (const HttpHeader& header : headers) {
        if (header.name.compare(QByteArrayView(name), Qt::CaseInsensitive) == 0)
            return header.value;
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
    JsonWriter json;
    json.beginObject().key("error").text(message).endObject();
    return HttpResponse::json(status, QByteArray::fromStdString(json.str()));
}

QByteArray HttpRequest::queryValue(std::string_view) const
{
    return {};
}

struct Responder::Once
{
    Answer answer;

    ~Once()
    {
        if (answer)
            std::exchange(answer, nullptr)(HttpResponse::error(500, "Internal error"));
    }
};

Responder::Responder(Answer answer)
    : m_once(std::make_shared<Once>())
{
    m_once->answer = std::move(answer);
}

void Responder::respond(HttpResponse response) const
{
    if (Answer answer = std::exchange(m_once->answer, nullptr))
        answer(std::move(response));
}

} // namespace footfall
