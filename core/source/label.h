// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/ranking_fields.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace footfall {

/// What a session is counted under, once each.
enum class Label : std::uint8_t
{
    Country,
    City,
    Referrer,
    Device,
    Campaign,
    Browser,
    System
};
inline constexpr std::size_t labelCount = 7;

/// One of each label.
template <typename Value>
struct ByLabel : std::array<Value, labelCount>
{
    constexpr Value& operator[](Label label) { return this->at(std::size_t(label)); }
    constexpr const Value& operator[](Label label) const { return this->at(std::size_t(label)); }
};

/// Where a label stands.
struct LabelField
{
    Label label;
    std::string SessionView::*text;
    RankingField::Place ranking;
    FilterField::Place filter = rankingFields[ranking].filter;
};

/// In the order of the labels.
inline constexpr std::array<LabelField, labelCount> labelFields{{
    {Label::Country, &SessionView::country, RankingField::Countries},
    {Label::City, &SessionView::city, RankingField::Cities},
    {Label::Referrer, &SessionView::referrer, RankingField::Referrers},
    {Label::Device, &SessionView::device, RankingField::Devices},
    {Label::Campaign, &SessionView::campaign, RankingField::Campaigns},
    {Label::Browser, &SessionView::browser, RankingField::Browsers},
    {Label::System, &SessionView::system, RankingField::Systems},
}};

} // namespace footfall
