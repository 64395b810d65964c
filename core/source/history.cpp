// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/history.h"

#include "core/base/text/text_rules.h"

#include <algorithm>

namespace footfall {

std::string markFault(const Mark& mark)
{
    constexpr std::int64_t latest = 4'102'444'800'000; // 2100-01-01
    if (mark.at.sinceEpoch() < 0 || mark.at.sinceEpoch() >= latest)
        return "at: a moment in milliseconds since 1970 is needed";
    if (const std::string fault = keyFault(mark.site, maxLength::site); !fault.empty())
        return "site: " + fault;
    if (mark.text.empty() || mark.text.size() > Mark::maxTextBytes)
        return "text: 1 to 200 bytes are needed";
    const bool isLine = std::all_of(mark.text.begin(), mark.text.end(), [](char byte) {
        return static_cast<unsigned char>(byte) >= ' ' && byte != 0x7f;
    });
    return isLine ? std::string() : "text: one line is needed";
}

} // namespace footfall
