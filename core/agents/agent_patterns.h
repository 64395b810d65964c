// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace footfall {

/// What a visitor uses, by the `User-Agent` of a request. Empty: not known.
struct AgentNames
{
    std::string browser; ///< "Firefox", "Chrome", "Safari"
    std::string system;  ///< "Windows", "macOS", "Android", "iOS", "Linux"
    std::string device;  ///< "mobile", "tablet" or "desktop"

    bool operator==(const AgentNames&) const = default;
};

/// The patterns by which browsers and systems are known. Of each kind the first that is found in an
/// agent gives the name: its own, or what its first group stands for.
class AgentPatterns
{
public:
    /// Characters of a name.
    static constexpr std::size_t maxName = 64;

    /// `table` has a line a pattern: "browser" or "system", the pattern, its name, and tabs between
    /// them (resources/agents/agent_table.cpp). The expressions are compiled when they are needed.
    explicit AgentPatterns(std::string_view table);
    /// Those that the program carries; none where the build had none.
    static AgentPatterns builtIn();

    /// Names are those of uap-core, but that macOS is named as today, and that no browser has a
    /// name of its own on phones. Costs 0.3 ms of a usual agent, up to 5 ms of a hostile one of 1
    /// KiB.
    AgentNames namesOf(std::string_view agent) const;

private:
    struct Pattern
    {
        QRegularExpression expression;
        QString name; ///< empty: the first group is; "$1" stands for it
    };
    using Patterns = std::vector<Pattern>;

    static std::string firstIn(const Patterns& patterns, const QString& agent);

    Patterns m_browsers;
    Patterns m_systems;
};

} // namespace footfall
