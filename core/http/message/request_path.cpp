// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/message/request_path.h"

#include "core/base/text/ascii.h"

#include <algorithm>

namespace footfall {

namespace {

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

} // namespace

Result<QByteArray> normalisedPath(std::string_view raw)
{
    const std::optional<QByteArray> decoded = percentDecoded(raw);
    if (!decoded)
        return Error{"Broken percent-encoding in the path"};
    if (std::any_of(decoded->begin(), decoded->end(), isControl))
        return Error{"Control character in the path"};
    QByteArray path;
    path.reserve(decoded->size());
    for (std::string_view rest = viewOf(*decoded); !rest.empty();) {
        const std::string_view segment = takeUntil(rest, '/');
        if (segment == "." || segment == "..")
            return Error{"The path must not contain the segments . and .."};
        if (!segment.empty())
            path.append('/').append(segment.data(), static_cast<qsizetype>(segment.size()));
    }
    return path.isEmpty() ? QByteArrayLiteral("/") : path;
}

} // namespace footfall
