// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/label_text.h"

#include "core/base/text/ascii.h"
#include "core/base/text/cut_text.h"
#include "core/base/text/text_rules.h"

#include <algorithm>

namespace footfall {

namespace {

/// Takes the first line off `rest`; a tab ends one, too.
std::string_view takeLine(std::string_view& rest)
{
    const std::string_view line = rest.substr(0, rest.find_first_of("\t\n\r"));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    return trimmed(line);
}

} // namespace

std::string_view labelText(std::string_view utf8, std::size_t most, std::string& made)
{
    if (!hidesSomething(utf8))
        return cutText(utf8, most);
    made.clear();
    while (!utf8.empty()) {
        const std::string_view line = takeLine(utf8);
        made.append(made.empty() || line.empty() ? "" : " ").append(line);
    }
    keepShown(made);
    return cutText(made, most);
}

} // namespace footfall
