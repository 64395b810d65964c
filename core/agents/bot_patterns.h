// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace footfall {

/// A program that visits websites by itself.
struct Bot
{
    /// As it calls itself in its agent: "Googlebot", "curl".
    std::string name;
    /// What it is for, a word of crawler-user-agents: "search-engine", "ai-crawler", "seo",
    /// "monitoring", "http-library", "browser-automation"; empty: not known.
    std::string kind;

    bool operator==(const Bot&) const = default;
};

/// The patterns by which bots are known, those of crawler-user-agents. Most are plain words, which
/// are found by their first two bytes in one go. Pure; any thread.
class BotPatterns
{
public:
    /// Characters of a name.
    static constexpr std::size_t maxName = 64;
    /// As much of an agent is looked at.
    static constexpr std::size_t maxAgentBytes = 1024;

    /// `table` has a line a pattern: its kind, a tab, the regular expression
    /// (resources/agents/bot_table.cpp).
    explicit BotPatterns(std::string_view table);
    /// Those that the program carries; none where the build had none.
    static BotPatterns builtIn();

    /// The bot whose `User-Agent` this is; nothing: none that is known. Takes 40 µs, of a hostile one of 1
    /// KiB 160.
    std::optional<Bot> botOf(std::string_view agent) const;
    bool empty() const { return m_kinds.empty(); }

private:
    /// A pattern without anything special in it.
    struct Word
    {
        std::string text;
        bool begins = false; ///< only at the beginning of an agent
        std::size_t kind = 0;
    };
    struct Expression
    {
        QRegularExpression expression;
        std::size_t kind = 0;
    };

    std::size_t numberOf(std::string_view kind);
    void add(std::string_view pattern, std::size_t kind);
    const Word* wordIn(std::string_view agent) const;
    Bot bot(std::string name, std::size_t kind) const;

    std::vector<std::string> m_kinds;
    std::unordered_map<std::uint16_t, std::vector<Word>> m_words; ///< by beginOf, the longest first
    std::vector<Expression> m_expressions;
};

} // namespace footfall
