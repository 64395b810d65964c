// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/message/replies.h"

#include "core/http/message/status.h"

namespace footfall {

HttpResponse success(JsonWriter& json, TimeMs now)
{
    json.key("timestamp").time(now).endObject();
    return HttpResponse::json(status::ok, QByteArray::fromStdString(json.take()));
}

} // namespace footfall
