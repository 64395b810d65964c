// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/public/page_presence.h"

#include "core/base/json/json_document.h"
#include "core/base/json/json_writer.h"

#include <QJsonObject>

#include <array>
#include <utility>

namespace footfall {

PageMessage readPageMessage(const QByteArray& text)
{
    static constexpr std::array<std::pair<const char*, PageMessage>, 4> known{{
        {"heartbeat", PageMessage::Heartbeat},
        {"active", PageMessage::Active},
        {"inactive", PageMessage::Inactive},
        {"ping", PageMessage::Ping},
    }};
    const QString type = readJsonObject(text).value(QLatin1String("type")).toString();
    for (const auto& [name, message] : known) {
        if (type == QLatin1String(name))
            return message;
    }
    return PageMessage::Other;
}

QByteArray pageCount(std::int64_t count, TimeMs now)
{
    JsonWriter json;
    json.beginObject().key("type").text("count").key("count").number(count);
    json.key("timestamp").number(now).endObject();
    return QByteArray::fromStdString(json.take());
}

QByteArray pagePong(TimeMs now)
{
    JsonWriter json;
    json.beginObject().key("type").text("pong").key("timestamp").number(now).endObject();
    return QByteArray::fromStdString(json.take());
}

} // namespace footfall
