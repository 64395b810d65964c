// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stable_hash.h"

#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace footfall {

/// What is known of agents, of so many that were asked for last.
template <typename Value>
class AgentCache
{
public:
    explicit AgentCache(std::size_t most)
        : m_most(most)
    {
    }
    AgentCache(const AgentCache&) = delete;
    AgentCache& operator=(const AgentCache&) = delete;

    /// Null: nothing is known of it. Holds until the next `keep`.
    const Value* find(std::string_view agent)
    {
        const auto found = m_byAgent.find(agent);
        if (found == m_byAgent.end())
            return nullptr;
        m_known.splice(m_known.begin(), m_known, found->second);
        return &found->second->second;
    }
    bool has(std::string_view agent) const { return m_byAgent.contains(agent); }
    /// Of one that has not been kept yet. Holds until the next `keep`.
    const Value& keep(std::string_view agent, Value value)
    {
        if (m_known.size() >= m_most) {
            m_byAgent.erase(m_known.back().first);
            m_known.pop_back();
        }
        m_known.emplace_front(std::string(agent), std::move(value));
        m_byAgent.emplace(m_known.front().first, m_known.begin());
        return m_known.front().second;
    }
    std::size_t size() const { return m_known.size(); }

private:
    using Known = std::list<std::pair<std::string, Value>>;

    const std::size_t m_most;
    Known m_known; ///< asked for last, first
    std::unordered_map<std::string_view, typename Known::iterator, TextHash> m_byAgent; ///< of `m_known`
};

} // namespace footfall
