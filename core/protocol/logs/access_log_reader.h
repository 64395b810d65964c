// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/logs/json_log.h"
#include "core/protocol/logs/log_format.h"

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace footfall {

/// Reads the lines of a web server's log: the formats that nginx, Apache, Caddy and Traefik write
/// unless they are told otherwise are known by themselves (core/protocol/logs/README.md), or there
/// is one that is named. A log whose format changes is followed. Used by one thread.
class AccessLogReader
{
public:
    /// Knows its lines by themselves.
    AccessLogReader();
    /// Reads this format alone.
    explicit AccessLogReader(LogFormat format);

    /// `line` without its end.
    AccessReading read(std::string_view line);

private:
    AccessReading readText(std::string_view line);

    /// The one that was named; or "combined" and "common", and these behind a virtual host.
    std::vector<LogFormat> m_formats;
    bool m_isCommon = false;
    std::unique_ptr<JsonLog> m_json; ///< none: a format was named
};

} // namespace footfall
