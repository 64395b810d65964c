// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text_hash.h"

#include <cstdint>
#include <string>
#include <unordered_map>

namespace footfall {

/// Open streams and the distinct visitors behind them (wire.md, section 5, seed 000). As large as
/// the number of open streams.
class StreamCount
{
public:
    void opened(const std::string& visitor)
    {
        ++m_connections;
        ++m_visitors[visitor];
    }
    void closed(const std::string& visitor)
    {
        const auto found = m_visitors.find(visitor);
        if (found == m_visitors.end())
            return;
        --m_connections;
        if (--found->second == 0)
            m_visitors.erase(found);
    }

    std::int64_t connections() const { return m_connections; }
    std::int64_t visitors() const { return static_cast<std::int64_t>(m_visitors.size()); }

private:
    std::int64_t m_connections = 0;
    std::unordered_map<std::string, std::int64_t, TextHash> m_visitors;
};

} // namespace footfall
