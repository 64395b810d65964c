// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/public/visitor_counter.h"

#include "core/base/json/json_writer.h"
#include "core/base/text/text_rules.h"

namespace footfall {

namespace {

constexpr std::string_view cookieName = "visitorId=";

void writeCounts(JsonWriter& json, const StreamCount& streams, TimeMs now)
{
    json.key("totalConnections").number(streams.connections());
    json.key("uniqueVisitors").number(streams.visitors());
    json.key("timestamp").time(now).endObject();
}

} // namespace

QByteArray counterEvent(const StreamCount& streams, TimeMs now)
{
    JsonWriter json;
    writeCounts(json.beginObject(), streams, now);
    return QByteArray("data: ").append(json.str().c_str()).append("\n\n");
}

QByteArray counterHeartbeat()
{
    return QByteArrayLiteral(": heartbeat\n\n");
}

QByteArray healthReport(const StreamCount& streams, TimeMs now)
{
    JsonWriter json;
    json.beginObject().key("status").text("ok");
    writeCounts(json, streams, now);
    return QByteArray::fromStdString(json.take());
}

std::string visitorIdIn(std::string_view cookies)
{
    while (!cookies.empty()) {
        const std::size_t end = std::min(cookies.find(';'), cookies.size());
        std::string_view cookie = cookies.substr(0, end);
        cookies.remove_prefix(std::min(end + 1, cookies.size()));
        cookie.remove_prefix(std::min(cookie.find_first_not_of(' '), cookie.size()));
        if (!cookie.starts_with(cookieName))
            continue;
        const std::string_view id = cookie.substr(cookieName.size());
        if (!id.empty() && keyFault(id, maxLength::id).empty())
            return std::string(id);
    }
    return {};
}

QByteArray visitorCookie(const std::string& visitorId, bool secure)
{
    return QByteArray(cookieName.data(), qsizetype(cookieName.size()))
        .append(visitorId.c_str())
        .append("; Max-Age=2592000; Path=/; HttpOnly; ")
        .append(secure ? "SameSite=None; Secure; Partitioned" : "SameSite=Lax");
}

} // namespace footfall
