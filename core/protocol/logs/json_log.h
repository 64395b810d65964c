// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json/json_parser.h"
#include "core/protocol/logs/access_line.h"

#include <string_view>

namespace footfall {

/// Reads what Caddy and Traefik write as JSON, an object a line; each is known by its own names.
class JsonLog
{
public:
    JsonLog();

    AccessReading read(std::string_view line);

private:
    JsonParser m_json;
};

} // namespace footfall
