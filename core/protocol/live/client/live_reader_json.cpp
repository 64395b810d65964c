// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/live/client/live_reader_json.h"

#include <algorithm>

namespace footfall {

std::string LiveJson::text() const
{
    std::string_view text;
    const bool isText = m_found.get(text) == simdjson::SUCCESS;
    return isText ? std::string(text.substr(0, textBytes)) : std::string();
}

std::int64_t LiveJson::number() const
{
    return static_cast<std::int64_t>(decimal());
}

double LiveJson::decimal() const
{
    double number = 0;
    if (m_found.get(number) != simdjson::SUCCESS)
        return 0;
    return std::clamp(number, 0.0, static_cast<double>(largestNumber));
}

bool LiveJson::flag() const
{
    bool flag = false;
    return m_found.get(flag) == simdjson::SUCCESS && flag;
}

} // namespace footfall
