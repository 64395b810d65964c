// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/logs/json_log.h"

#include "core/protocol/logs/log_time.h"

#include <initializer_list>
#include <optional>

namespace footfall {

namespace {

using simdjson::dom::element;
using simdjson::dom::object;

/// Levels of nesting that neither needs.
constexpr std::size_t maxLogDepth = 16;

constexpr char noRequest[] = "it is JSON, but tells no request as Caddy or Traefik do";
constexpr char noTime[] = "its time cannot be read";

/// The first of these that is a text and not empty.
std::string_view firstText(object json, std::initializer_list<std::string_view> names)
{
    std::string_view text;
    for (const std::string_view name : names) {
        if (json[name].get(text) == simdjson::SUCCESS && !text.empty() && text != "-")
            return text;
    }
    return {};
}

/// The first of these that is a number from 100 on.
int firstStatus(object json, std::initializer_list<std::string_view> names)
{
    std::int64_t number = 0;
    for (const std::string_view name : names) {
        if (json[name].get(number) == simdjson::SUCCESS && number >= 100 && number < 1000)
            return int(number);
    }
    return 0;
}

/// Caddy lists what each header says.
std::string_view headerOf(object headers, std::string_view name)
{
    simdjson::dom::array values;
    std::string_view text;
    if (headers[name].get(values) == simdjson::SUCCESS && values.size() > 0 &&
        values.at(0).get(text) == simdjson::SUCCESS)
        return text;
    return {};
}

/// Seconds as a number, or ISO 8601.
std::optional<TimeMs> caddyTime(object json)
{
    double number = 0;
    if (json["ts"].get(number) == simdjson::SUCCESS)
        return LogTime::seconds(number);
    return LogTime::iso(firstText(json, {"ts"}));
}

AccessReading readCaddy(object json, object request)
{
    AccessLine line;
    const std::optional<TimeMs> time = caddyTime(json);
    if (!time)
        return Error{noTime};
    line.time = *time;
    line.status = firstStatus(json, {"status"});
    line.method = firstText(request, {"method"});
    line.target = firstText(request, {"uri"});
    line.host = firstText(request, {"host"});
    line.address = firstText(request, {"client_ip", "remote_ip", "remote_addr"});
    object headers;
    if (request["headers"].get(headers) == simdjson::SUCCESS) {
        line.agent = headerOf(headers, "User-Agent");
        line.referrer = headerOf(headers, "Referer");
    }
    return line.status == 0 || line.target.empty() ? AccessReading(Error{noRequest})
                                                   : AccessReading(line);
}

/// Of headers only those that it was told to keep.
AccessReading readTraefik(object json)
{
    AccessLine line;
    line.status = firstStatus(json, {"DownstreamStatus", "OriginStatus"});
    line.target = firstText(json, {"RequestPath"});
    if (line.status == 0 || line.target.empty())
        return Error{noRequest};
    const std::optional<TimeMs> time =
        LogTime::iso(firstText(json, {"StartUTC", "StartLocal", "time"}));
    if (!time)
        return Error{noTime};
    line.time = *time;
    line.method = firstText(json, {"RequestMethod"});
    line.host = firstText(json, {"RequestHost", "RequestAddr"});
    line.address = firstText(json, {"ClientHost", "ClientAddr"});
    line.agent = firstText(json, {"request_User-Agent", "request_user-agent"});
    line.referrer = firstText(json, {"request_Referer", "request_referer"});
    return line;
}

} // namespace

JsonLog::JsonLog()
    : m_json(maxLogDepth)
{
}

AccessReading JsonLog::read(std::string_view line)
{
    const JsonParser::Parsed parsed = m_json.parseCopy(line);
    object json;
    if (!parsed || parsed->get(json) != simdjson::SUCCESS)
        return Error{"it is no JSON object"};
    object request;
    return json["request"].get(request) == simdjson::SUCCESS ? readCaddy(json, request)
                                                             : readTraefik(json);
}

} // namespace footfall
