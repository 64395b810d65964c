// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace footfall {

/// How little is told.
enum class Sensitivity : std::uint8_t
{
    Quiet,
    Normal,
    Keen
};

/// All of them, from little to much.
inline constexpr std::array allSensitivities{Sensitivity::Quiet, Sensitivity::Normal,
                                             Sensitivity::Keen};

/// "quiet", "normal" or "keen", as protocols and options have it.
constexpr std::string_view sensitivityWord(Sensitivity sensitivity)
{
    constexpr std::array<std::string_view, allSensitivities.size()> words{"quiet", "normal",
                                                                          "keen"};
    return words[std::size_t(sensitivity)];
}

/// Nothing for any other word.
constexpr std::optional<Sensitivity> sensitivityNamed(std::string_view word)
{
    for (const Sensitivity each : allSensitivities) {
        if (sensitivityWord(each) == word)
            return each;
    }
    return std::nullopt;
}

/// How little is told of each site.
struct Sensitivities
{
    /// Of the sites that are not among `bySite`.
    Sensitivity others = Sensitivity::Normal;
    std::map<std::string, Sensitivity, std::less<>> bySite;

    Sensitivity of(std::string_view site) const
    {
        const auto known = bySite.find(site);
        return known == bySite.end() ? others : known->second;
    }
    bool operator==(const Sensitivities&) const = default;
};

/// What operators chose while Footfall ran.
struct ChosenSensitivities
{
    /// Sites that can have their own: as many as a server watches.
    static constexpr std::size_t maxSites = 1'000;

    /// Nothing: it is as given at the start.
    std::optional<Sensitivity> others;
    std::map<std::string, Sensitivity, std::less<>> bySite;

    /// `site` nothing: for all sites that have none of their own.
    void choose(const std::optional<std::string>& site, Sensitivity sensitivity)
    {
        if (site)
            bySite[*site] = sensitivity;
        else
            others = sensitivity;
    }
    /// Whether there is room for that of one more site, or it has one already.
    bool hasRoomFor(const std::optional<std::string>& site) const
    {
        return !site || bySite.size() < maxSites || bySite.contains(*site);
    }
    /// What holds, where that was given at the start.
    Sensitivities over(Sensitivities given) const
    {
        given.others = others.value_or(given.others);
        for (const auto& [site, sensitivity] : bySite)
            given.bySite[site] = sensitivity;
        return given;
    }
    bool operator==(const ChosenSensitivities&) const = default;
};

} // namespace footfall
