// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/logs/access_log_reader.h"

#include "core/base/text/ascii.h"

#include <array>
#include <utility>

namespace footfall {

namespace {

constexpr std::string_view commonNotation =
    "$remote_addr $ident $remote_user [$time_local] \"$request\" $status $bytes";
constexpr std::string_view whatCombinedAdds = " \"$http_referer\" \"$http_user_agent\"";

/// Before each line, where a server has several sites.
constexpr std::string_view hostNotation = "$host ";

/// Whether a virtual host stands before the address: then that is the second text, where else "-"
/// or a user's name stands, which nobody asks for any more.
bool beginsWithHost(std::string_view line)
{
    takeUntil(line, ' ');
    return takeUntil(line, ' ').find_first_of(".:") != std::string_view::npos;
}

LogFormat formatOf(std::string_view before, std::string_view behind)
{
    return *LogFormat::of(std::string(before).append(commonNotation).append(behind));
}

} // namespace

/// What Traefik, and nginx as many have it, write behind "combined" is passed over.
AccessLogReader::AccessLogReader()
    : m_formats{formatOf({}, whatCombinedAdds), formatOf({}, {}).wholeLine(),
                formatOf(hostNotation, whatCombinedAdds), formatOf(hostNotation, {}).wholeLine()}
    , m_json(std::make_unique<JsonLog>())
{
}

AccessLogReader::AccessLogReader(LogFormat format)
    : m_formats{std::move(format)}
{
}

AccessReading AccessLogReader::read(std::string_view line)
{
    if (!line.empty() && line.back() == '\r')
        line.remove_suffix(1);
    if (line.size() > maxAccessLineBytes)
        return Error{"it has more than " + std::to_string(maxAccessLineBytes) + " bytes"};
    if (!m_json)
        return m_formats.front().read(line);
    return !line.empty() && line.front() == '{' ? m_json->read(line) : readText(line);
}

/// What the line before was is tried first.
AccessReading AccessLogReader::readText(std::string_view line)
{
    const std::size_t first = beginsWithHost(line) ? 2 : 0;
    for (int tries = 0; tries < 2; ++tries) {
        AccessReading reading = m_formats[first + (m_isCommon ? 1 : 0)].read(line);
        if (reading)
            return reading;
        m_isCommon = !m_isCommon;
    }
    return Error{"it is no line of a format that is known by itself; --log-format names one"};
}

} // namespace footfall
