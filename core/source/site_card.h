// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/alerts/alert.h"
#include "core/source/alerts/usual.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace footfall {

/// Cards that are ever asked for at once.
inline constexpr std::size_t siteCardsMost = 60;

/// A site at a glance.
struct SiteCard
{
    std::string site;
    std::int64_t active = 0;
    std::optional<Usual> usualActive;
    /// Most active sessions of each bucket of the series, oldest first.
    std::vector<std::int32_t> series;
    /// Where most are; empty while nobody is there.
    std::string topPage;
    std::int64_t onTopPage = 0;
    /// The worst of its alerts that are not over.
    std::optional<Alert> alert;
};

} // namespace footfall
