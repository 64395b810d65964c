// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agents/bot_patterns.h"

#include "core/base/text/ascii.h"
#include "core/base/text/text_rules.h"

#include <QFile>
#include <QString>

#include <algorithm>

namespace footfall {

namespace {

/// As with the patterns of browsers: nobody has one try too many ways.
constexpr char matchBotBy[] = "(*NO_JIT)(*LIMIT_MATCH=10000)";

bool isSpecial(char c)
{
    return std::string_view(".[](){}*+?^$|").find(c) != std::string_view::npos;
}

bool isNameByte(char c)
{
    const bool isAscii = static_cast<unsigned char>(c) < 0x80;
    return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') || !isAscii;
}

/// The one text that a pattern matches; nothing where it may be several, or is of one byte.
std::optional<std::string> plainText(std::string_view pattern)
{
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (isSpecial(pattern[i]))
            return std::nullopt;
        const bool isEscape = pattern[i] == '\\';
        if (isEscape && (++i == pattern.size() || isNameByte(pattern[i])))
            return std::nullopt;
        text += pattern[i];
    }
    return text.size() < 2 ? std::nullopt : std::optional(text);
}

/// The first two bytes, of which there must be as many.
std::uint16_t beginOf(std::string_view text)
{
    const auto byte = [text](std::size_t i) { return unsigned(static_cast<unsigned char>(text[i])); };
    return std::uint16_t(byte(0) << 8U | byte(1));
}

/// What a pattern has around the name, as "/", is none of it.
std::string nameIn(std::string_view matched)
{
    const auto first = std::find_if(matched.begin(), matched.end(), isNameByte);
    const auto last = std::find_if(matched.rbegin(), matched.rend(), isNameByte).base();
    std::string name(first < last ? std::string(first, last) : std::string(matched));
    keepShown(name);
    keepFirst(name, BotPatterns::maxName);
    return name;
}

} // namespace

BotPatterns::BotPatterns(std::string_view table)
{
    while (!table.empty()) {
        std::string_view pattern = takeUntil(table, '\n');
        const std::size_t kind = numberOf(takeUntil(pattern, '\t'));
        if (!pattern.empty())
            add(pattern, kind);
    }
    for (auto& [begin, words] : m_words)
        std::stable_sort(words.begin(), words.end(), [](const Word& a, const Word& b) {
            return a.text.size() > b.text.size();
        });
}

BotPatterns BotPatterns::builtIn()
{
    QFile table(QStringLiteral(":/bots.tsv"));
    return table.open(QIODevice::ReadOnly) ? BotPatterns(viewOf(table.readAll())) : BotPatterns({});
}

std::size_t BotPatterns::numberOf(std::string_view kind)
{
    const auto found = std::find(m_kinds.begin(), m_kinds.end(), kind);
    const auto number = std::size_t(found - m_kinds.begin());
    if (found == m_kinds.end())
        m_kinds.emplace_back(kind);
    return number;
}

void BotPatterns::add(std::string_view pattern, std::size_t kind)
{
    const bool begins = pattern.front() == '^';
    if (const auto text = plainText(pattern.substr(begins ? 1 : 0))) {
        m_words[beginOf(*text)].push_back({*text, begins, kind});
        return;
    }
    const QRegularExpression expression(QString::fromUtf8(matchBotBy + bytesOf(pattern)));
    if (expression.isValid())
        m_expressions.push_back({expression, kind});
}

const BotPatterns::Word* BotPatterns::wordIn(std::string_view agent) const
{
    for (std::size_t at = 0; at + 1 < agent.size(); ++at) {
        const auto words = m_words.find(beginOf(agent.substr(at)));
        if (words == m_words.end())
            continue;
        for (const Word& word : words->second) {
            if ((!word.begins || at == 0) && agent.substr(at).starts_with(word.text))
                return &word;
        }
    }
    return nullptr;
}

Bot BotPatterns::bot(std::string name, std::size_t kind) const
{
    return {std::move(name), m_kinds.at(kind)};
}

std::optional<Bot> BotPatterns::botOf(std::string_view agent) const
{
    agent = agent.substr(0, maxAgentBytes);
    if (const Word* word = wordIn(agent))
        return bot(nameIn(word->text), word->kind);
    const QString text = QString::fromUtf8(bytesOf(agent));
    for (const auto& [expression, kind] : m_expressions) {
        if (const QRegularExpressionMatch match = expression.match(text); match.hasMatch())
            return bot(nameIn(match.captured().toStdString()), kind);
    }
    return std::nullopt;
}

} // namespace footfall
