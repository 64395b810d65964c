// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/http/message/http_message.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

    /// What is looked for: UTF-8.
    std::string text(std::string_view name);
    /// What names something, of at most `most` characters (core/base/text/text_rules.h).
    std::string key(std::string_view name, std::size_t most);
    /// The page's one name, however it is spelled.
    std::string page();
    /// All of that name, in their order.
    std::vector<std::string> keys(std::string_view name, std::size_t most);
    /// All of the pages, each as `page` reads it.
    std::vector<std::string> pages();
    /// Lower case, as sites are named. Nothing: all sites, or none that is named.
    std::optional<std::string> site();
    TimeMs moment(std::string_view name, TimeMs otherwise);
    DurationMs duration(std::string_view name, DurationMs otherwise);
    std::uint64_t number(std::string_view name, std::uint64_t otherwise);

    /// The first complaint stays.
    void complain(std::string_view name, std::string_view what);
    /// Empty: all was good.
    const std::string& complaint() const { return m_complaint; }

private:
    std::string given(std::string_view name) const;
    std::string keyOf(std::string_view name, std::string value, std::size_t most);
    std::string pageOf(std::string_view value);
    template <typename Value, typename Parse>
    Value read(std::string_view name, Value otherwise, Parse parse, std::string_view needed);

    const HttpRequest& m_request;
    std::string m_complaint;
};

} // namespace footfall
