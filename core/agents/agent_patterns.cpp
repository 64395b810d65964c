// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agents/agent_patterns.h"

#include "core/base/text/ascii.h"
#include "core/base/text/text_rules.h"

#include <QFile>

#include <algorithm>
#include <array>

namespace footfall {

namespace {

/// An agent is looked at once and then known: to compile for speed costs more than it saves.
/// Whoever makes up an agent that has a pattern try too many ways is not matched by it.
constexpr char howToMatch[] = "(*NO_JIT)(*LIMIT_MATCH=1000)";

/// Systems of machines with a keyboard, where the agent says nothing else.
constexpr std::array<std::string_view, 20> desktopSystems{
    "Windows",   "macOS",    "Mac OS",  "Linux",      "Ubuntu",     "Kubuntu",  "Debian",
    "Fedora",    "Red Hat",  "CentOS",  "Arch Linux", "Linux Mint", "SUSE",     "Gentoo",
    "Slackware", "Mandriva", "FreeBSD", "OpenBSD",    "NetBSD",     "Chrome OS"};

bool has(std::string_view agent, std::string_view word)
{
    return agent.find(word) != std::string_view::npos;
}

/// What the name of a system says already, or the device.
bool isTold(std::string_view word)
{
    return word == "Mobile" || word == "iOS";
}

/// "Chrome Mobile iOS" is Chrome, "Mobile Safari" is Safari.
std::string browserName(std::string_view family)
{
    std::string name;
    while (!family.empty()) {
        const std::string_view word = takeUntil(family, ' ');
        if (!isTold(word))
            name.append(name.empty() ? "" : " ").append(word);
    }
    return name;
}

std::string deviceOf(std::string_view agent, std::string_view system)
{
    if (has(agent, "iPad"))
        return "tablet";
    if (has(agent, "Mobi"))
        return "mobile";
    if (system == "Android")
        return has(agent, "TV") ? "" : "tablet";
    const auto desktop = std::find(desktopSystems.begin(), desktopSystems.end(), system);
    if (desktop != desktopSystems.end())
        return "desktop";
    return has(agent, "Tablet") ? "tablet" : "";
}

} // namespace

AgentPatterns::AgentPatterns(std::string_view table)
{
    while (!table.empty()) {
        std::string_view name = takeUntil(table, '\n');
        const std::string_view kind = takeUntil(name, '\t');
        const std::string_view expression = takeUntil(name, '\t');
        (kind == "browser" ? m_browsers : m_systems)
            .push_back({QRegularExpression(QString::fromUtf8(howToMatch + bytesOf(expression))),
                        QString::fromUtf8(bytesOf(name))});
    }
}

AgentPatterns AgentPatterns::builtIn()
{
    QFile table(QStringLiteral(":/agents.tsv"));
    return table.open(QIODevice::ReadOnly) ? AgentPatterns(viewOf(table.readAll()))
                                           : AgentPatterns({});
}

/// A group may have any text of the agent.
std::string AgentPatterns::firstIn(const Patterns& patterns, const QString& agent)
{
    for (const auto& [expression, name] : patterns) {
        const QRegularExpressionMatch match = expression.match(agent);
        if (!match.hasMatch())
            continue;
        QString found = name.isEmpty() ? QStringLiteral("$1") : name;
        found.replace(QLatin1String("$1"), match.captured(1));
        std::string text = found.simplified().toStdString();
        keepShown(text);
        keepFirst(text, maxName);
        return text == "Other" ? std::string() : text;
    }
    return {};
}

AgentNames AgentPatterns::namesOf(std::string_view agent) const
{
    const QString text = QString::fromUtf8(bytesOf(agent));
    AgentNames names{browserName(firstIn(m_browsers, text)), firstIn(m_systems, text), {}};
    if (names.system == "Mac OS X")
        names.system = "macOS";
    names.device = deviceOf(agent, names.system);
    return names;
}

} // namespace footfall
