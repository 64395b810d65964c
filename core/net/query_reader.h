// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/net/http_message.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace footfall {

/// Reads the query of a request value by value; the first one that is bad is kept as a complaint.
/// What is absent, or empty, is what the caller says.
class QueryReader
{
public:
    explicit QueryReader(const HttpRequest& request)
        : m_request(request)
    {
    }

    std::string text(std::string_view name) const;
    /// Nothing: all sites.
    std::optional<std::string> site() const;
    TimeMs moment(std::string_view name, TimeMs otherwise);
    DurationMs duration(std::string_view name, DurationMs otherwise);
    std::uint64_t number(std::string_view name, std::uint64_t otherwise);

    /// Empty: all was good.
    const std::string& complaint() const { return m_complaint; }

private:
    template <typename Value, typename Parse>
    Value read(std::string_view name, Value otherwise, Parse parse, std::string_view needed);

    const HttpRequest& m_request;
    std::string m_complaint;
};

} // namespace footfall
