// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/message/replies.h"

namespace footfall {

JsonWriter beginSuccess()
{
    JsonWriter json;
    json.beginObject().key("success").boolean(true);
    return json;
}

HttpResponse success(JsonWriter& json, TimeMs now)
{
    json.key("timestamp").time(now).endObject();
    return HttpResponse::json(status::ok, QByteArray::fromStdString(json.take()));
}

HttpResponse tryLater(std::string_view message, DurationMs wait, int status)
{
    HttpResponse response = HttpResponse::error(status, message);
    response.headers.append(retryAfter(wait));
    return response;
}

HttpHeader retryAfter(DurationMs wait)
{
    return {QByteArrayLiteral("Retry-After"), QByteArray::number((wait + secondMs - 1) / secondMs)};
}

} // namespace footfall
