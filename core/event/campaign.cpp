// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/event/campaign.h"

#include "core/base/text/ascii.h"
#include "core/base/text/text_rules.h"
#include "core/event/event_metadata.h"

#include <simdjson.h>

#include <algorithm>

namespace footfall {

namespace {

/// The first of them name a campaign.
constexpr std::size_t namingKeys = 3;

/// Behind the first '?', before a '#'.
std::string_view queryOf(std::string_view page)
{
    std::string_view query = page.substr(0, page.find('#'));
    takeUntil(query, '?');
    return query;
}

/// As forms write it: '+' is a blank. What begins no escape stays as it stands.
std::string formDecoded(std::string_view text)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool mayEscape = text[i] == '%' && i + 2 < text.size();
        const int high = mayEscape ? hexValue(text[i + 1]) : -1;
        const int low = mayEscape ? hexValue(text[i + 2]) : -1;
        if (high >= 0 && low >= 0) {
            decoded += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            decoded += text[i] == '+' ? ' ' : text[i];
        }
    }
    return decoded;
}

std::string inOneLine(std::string_view utf8, std::size_t most)
{
    std::string text(utf8);
    keepShown(text);
    std::string line(trimmed(text));
    keepFirst(line, most);
    return line;
}

/// What is no UTF-8 without its escapes keeps them; empty where it is none with them either.
std::string campaignText(std::string_view value)
{
    const std::string decoded = formDecoded(value);
    if (simdjson::validate_utf8(decoded))
        return inOneLine(decoded, maxCampaignText);
    return simdjson::validate_utf8(value) ? inOneLine(value, maxCampaignText) : std::string();
}

} // namespace

void readCampaign(Event& event)
{
    std::string_view query = queryOf(event.page);
    if (query.empty() || event.kind == Event::Kind::Click || event.kind == Event::Kind::SessionEnd)
        return;
    std::array<std::string, campaignKeys.size()> said;
    while (!query.empty()) {
        std::string_view value = takeUntil(query, '&');
        const auto key = std::find(campaignKeys.begin(), campaignKeys.end(), takeUntil(value, '='));
        if (key == campaignKeys.end())
            continue;
        if (std::string text = campaignText(value); !text.empty())
            said[std::size_t(key - campaignKeys.begin())] = std::move(text);
    }
    for (std::size_t i = 0; i < said.size(); ++i) {
        if (!said[i].empty())
            addMetadata(event, campaignKeys[i], std::move(said[i]));
    }
}

std::string campaignOf(const Event& event)
{
    constexpr std::string_view between = " / ";
    std::string campaign;
    for (std::size_t i = 0; i < namingKeys; ++i) {
        const std::string part = inOneLine(event.metadataText(campaignKeys[i]), maxLength::page);
        if (!part.empty())
            campaign.append(campaign.empty() ? std::string_view() : between).append(part);
    }
    keepFirst(campaign, maxLength::page);
    return campaign;
}

} // namespace footfall
